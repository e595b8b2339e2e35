"""A mail for each notice."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime

from .notice import Notice, NoticeError
from .settings import ToMail


class Mail:
    """Sends plain text through an SMTP server; a notice sent again has the same Message-ID."""

    def __init__(self, to: ToMail, password: str | None) -> None:
        self._to, self._password = to, password

    def tell(self, notice: Notice) -> None:
        """Send a notice to all who are named.

        Raises NoticeError where the server cannot be reached or refuses it.
        """
        try:
            with self._server() as server:
                if self._to.user and self._password:
                    server.login(self._to.user, self._password)
                server.send_message(self._message(notice))
        except (smtplib.SMTPException, OSError) as error:
            where = f"{self._to.host}:{self._to.port}"
            raise NoticeError(f"the mail cannot be sent: {error}", where, "check the server's settings in [[tell]]") from None

    def _server(self) -> smtplib.SMTP:
        to, context = self._to, ssl.create_default_context()
        if to.security == "tls":
            return smtplib.SMTP_SSL(to.host, to.port, timeout=to.seconds, context=context)
        server = smtplib.SMTP(to.host, to.port, timeout=to.seconds)
        if to.security == "starttls":
            server.starttls(context=context)
        return server

    def _message(self, notice: Notice) -> EmailMessage:
        message = EmailMessage()
        message["Subject"] = f"[trucewatch] {notice.title()}"
        message["From"] = self._to.sender
        message["To"] = ", ".join(self._to.to)
        message["Date"] = format_datetime(notice.at)
        message["Message-ID"] = f"<{notice.id}@trucewatch>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content("\n\n".join(notice.lines()) + "\n")
        return message
