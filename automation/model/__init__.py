"""The values that flow through a day, all frozen and keyword-only. Their names translate the terms of an office.

Glossary (English term – the office's term):
order – распоряжение, постановление, приказ · plan – план-график · item – пункт плана-графика ·
performer – исполнитель · addressee – адресат · term – срок · control date – контрольная дата ·
obligation – item × performer × control date · standing – состояние исполнения on a day ·
occasion – what may be written about once, ever · paper – one document; it spends occasions ·
register – учётный журнал · finding – замечание · extension – продление срока ·
dispatch – отметка об отправке · substitution – замещение.

The rooms: ``plan`` (what was ordered), ``report`` (what was reported), ``office`` (what the office notes beside it),
``control`` and ``figures`` (what is true today and what follows), ``letter`` (what is issued), ``settings`` (what the
office chose), ``sheets`` (how the workbook's sheets are called).
``catalogue`` reads ``findings.toml``: every finding with its level, meaning, message and cure.
This package imports nothing but the standard library and ``msgspec``, whose structs its values are. Only ``catalogue``
reads a file.
"""
