"""What went wrong with the mail, in words an administrator can act on; never a secret."""

import smtplib
import socket
import ssl

from automation.model.settings import Mail

CERTIFICATE = {
    10: "срок сертификата сервера истёк",
    18: "сертификат сервера самоподписанный",
    19: "сертификат сервера выдан неизвестным центром",
    20: "сертификат сервера выдан неизвестным центром",
    21: "сертификат сервера выдан неизвестным центром",
    62: "сертификат выдан на другое имя сервера",
    64: "сертификат выдан на другое имя сервера",
}
CA_CURE = "Если сервер ваш, укажите файл его центра сертификации в ca_file"


def say_connection_trouble(mail: Mail, trouble: Exception) -> str:
    """Say why there is no working connection and what to do; ``trouble`` or its cause tells."""
    error = trouble.__cause__ if isinstance(trouble.__cause__, Exception) else trouble
    where = f"Почтовый сервер {mail.host}:{mail.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        why = CERTIFICATE.get(error.verify_code, "сертификат сервера не проверяется")
        return f"{where}: {why}; письма и пароль не передавались. {CA_CURE}."
    if isinstance(error, FileNotFoundError | PermissionError) or "NO_CERTIFICATE" in str(error):
        return f"{where}: файл центра сертификации {mail.ca_file} (ca_file) не читается; проверьте путь и содержимое."
    if isinstance(error, ssl.SSLError):
        cure = "проверьте port и security (587 – starttls, 465 – tls)"
        return f"{where}: защищённое соединение не установлено; {cure}."
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return f"{where}: сервер не предлагает STARTTLS; без шифрования письма не передаются."
    if isinstance(error, socket.gaierror):
        return f"{where}: имя сервера не найдено; проверьте host и сеть."
    if isinstance(error, ConnectionRefusedError):
        return f"{where}: соединение отклонено; проверьте host, port и доступность сервера."
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return f"{where}: не отвечает в отведённое время; отправка будет повторена следующим запуском."
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{where}: ответил отказом ({error.smtp_code} {reply_text(error.smtp_error)})."
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return f"{where}: разорвал соединение; отправка будет повторена следующим запуском."
    return f"{where}: нет связи ({type(error).__name__}); отправка будет повторена следующим запуском."


def reply_text(reply: bytes | str) -> str:
    """Return a server's reply as one short printable line."""
    text = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else reply
    shown = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(shown.split())[:160]
