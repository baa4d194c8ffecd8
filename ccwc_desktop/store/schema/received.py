"""What a district holds: packages received, and the keys of those who sent them."""

from sqlalchemy import BigInteger, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from .model import Model


class ReceivedRow(Model):
    """One package as it came. `place`: "current", "filed" (an older version) or "undone"."""

    __tablename__ = "received"

    id: Mapped[int] = mapped_column(primary_key=True)
    import_uid: Mapped[str] = mapped_column(index=True)
    commune: Mapped[str] = mapped_column(index=True)
    cip_year: Mapped[int]
    version: Mapped[int]
    uid: Mapped[str]
    base_uid: Mapped[str]
    check_code: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    signer: Mapped[bytes] = mapped_column(LargeBinary)
    document: Mapped[str] = mapped_column(Text)
    received_at: Mapped[str]
    file_name: Mapped[str]
    place: Mapped[str]
    projects: Mapped[int] = mapped_column(default=0)
    requested: Mapped[int] = mapped_column(BigInteger, default=0)


class CardRow(Model):
    """A public key we know. `pinned` on first receipt or imported from a card, face to face."""

    __tablename__ = "card"

    code: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    how: Mapped[str]
    since: Mapped[str]
