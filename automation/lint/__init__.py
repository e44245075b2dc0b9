"""The norm check of any .docx: margins, type, requisites and wording after ГОСТ Р 7.0.97."""
