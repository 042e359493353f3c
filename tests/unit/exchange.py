"""Documents of one operation: what is sent by it, and what is read."""

import textwrap

DOCUMENT = """\
openapi: 3.1.0
info: {title: T, version: 1.0.0}
paths:
  /things:
    post:
      operationId: make
      parameters: PARAMETERS
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/SENT'}}}
      responses:
        "200":
          content: {application/json: {schema: {$ref: '#/components/schemas/READ'}}}
components:
  schemas:
"""


def exchange(sent: str, read: str, schemas: str, *, parameters: str = "[]") -> str:
    """Return a document whose operation sends one of its schemas and reads another."""
    head = DOCUMENT.replace("PARAMETERS", parameters)
    head = head.replace("SENT", sent).replace("READ", read)
    return head + textwrap.indent(textwrap.dedent(schemas), "    ")
