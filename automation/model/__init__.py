"""The values that flow through a day, all frozen and keyword-only. Their names translate the terms of an office.

Glossary (English term – the office's term):
order – распоряжение, постановление, приказ · plan – план-график · item – пункт плана-графика ·
performer – исполнитель · addressee – адресат · term – срок · control date – контрольная дата ·
obligation – item × performer × control date · standing – состояние исполнения on a day ·
occasion – what may be written about once, ever · paper – one document; it spends occasions ·
register – учётный журнал · finding – замечание · extension – продление срока ·
dispatch – отметка об отправке · substitution – замещение.

The files: ``plan`` (what was ordered), ``report`` and ``received`` (what came in), ``reported`` (what is known of one
obligation), ``office`` (what the office notes beside it), ``standing`` (where an obligation can stand), ``control`` and
``figures`` (what is true today and what follows), ``kinds`` (which papers there are), ``letter`` (what is issued),
``told_facts`` (what a memo has told), ``settings`` (what the office chose), ``sheets`` (how the workbook's sheets are
called), ``catalogue`` (every finding of ``findings.toml`` with its level, meaning, message and cure).
This package imports nothing but the standard library and ``msgspec``, whose structs its values are. Only ``catalogue``
reads a file.
"""
