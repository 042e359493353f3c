"""What datamodel-code-generator makes of a bundle."""

from datamodel_code_generator import DataModelType, InputFileType, generate
from datamodel_code_generator.format import Formatter

from specgen import cli


def test_datamodel_code_generator_reads_a_bundle(repository, tmp_path):
    path = tmp_path / "bundle.json"
    document = repository / "spec/openapi.yaml"
    assert cli.run(["bundle", str(document), "-o", str(path)]) == 0
    models = tmp_path / "models.py"
    generate(
        path,
        input_file_type=InputFileType.OpenAPI,
        output=models,
        output_model_type=DataModelType.PydanticV2BaseModel,
        formatters=[Formatter.BUILTIN],
    )
    assert "class ImageData(BaseModel):" in models.read_text()
