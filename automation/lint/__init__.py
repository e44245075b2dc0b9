"""The norm check of any .docx: margins, type, requisites and wording by ГОСТ Р 7.0.97-2025."""
