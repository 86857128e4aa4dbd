"""What the answers of a form are checked by, once they are all there."""

from pydantic import BaseModel, ConfigDict


class FormAnswers(BaseModel):
    """Says of a fault where it is, never what was typed. What checks it is built when a form is finished for the first time: of
    a hundred forms most wait for months."""

    model_config = ConfigDict(hide_input_in_errors=True, defer_build=True)
