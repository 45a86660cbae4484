"""The kinds of fields in the editor's form. Each shows a value, gives it back, and says when it changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vejviser.domain.tilbud import Faktum, Svar
from vejviser.ui.widgets import Flertekst, FlowLayout, Foldeboks, Knap, Knaptype, Tekstfelt, Valgknap
from vejviser.ui.widgets.tabfoelge import tab_before
from vejviser.ui.widgets.valg import Valgliste

SVARORD = ((Svar.IKKE_OPLYST.value, "Ikke oplyst"), (Svar.JA.value, "Ja"), (Svar.NEJ.value, "Nej"))


class Felt(QWidget):
    """``changed`` is the user's doing, never ``show_value``'s."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing, self._kept = False, None
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)

    def show_value(self, value: Any) -> None:
        self._showing = True
        self._put(value)
        self._showing = False

    @property
    def value(self) -> Any:
        return self._kept

    def _put(self, value: Any) -> None:
        """Every kind shows it in its own way; this one only keeps it."""
        self._kept = value

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit()


class Linjefelt(Felt):
    """One line of text. ``tom`` is what an empty line means: "" or None."""

    def __init__(self, name: str, hint: str = "", *, tom: str | None = "") -> None:
        super().__init__(name)
        self._tom = tom
        self.felt = Tekstfelt(name, hint)
        self.column.addWidget(self.felt)
        self.setFocusProxy(self.felt)
        self.felt.textChanged.connect(self._tell)

    @property
    def value(self) -> str | None:
        return " ".join(self.felt.text().split()) or self._tom

    def _put(self, value: str | None) -> None:
        self.felt.setText(value or "")


class Talfelt(Linjefelt):
    """A whole number, or nothing. What is no number counts as nothing, and ``fault`` says so."""

    @property
    def value(self) -> Any:
        text = self.felt.text().strip()
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else None

    @property
    def fault(self) -> str:
        return "Skriv et helt tal." if self.felt.text().strip() and self.value is None else ""

    def _put(self, value: Any) -> None:
        self.felt.setText("" if value is None else str(value))


class Afsnitsfelt(Felt):
    """Several lines."""

    def __init__(self, name: str, *, lines: int = 3, tom: str | None = "") -> None:
        super().__init__(name)
        self._tom = tom
        self.felt = Flertekst(name, lines=lines)
        self.column.addWidget(self.felt)
        self.setFocusProxy(self.felt)
        self.felt.textChanged.connect(self._tell)

    @property
    def value(self) -> Any:
        return self.felt.toPlainText().strip() or self._tom

    def _put(self, value: Any) -> None:
        self.felt.setPlainText(value or "")


class Listefelt(Afsnitsfelt):
    """One item a line."""

    @property
    def value(self) -> tuple[str, ...]:
        lines = (" ".join(line.split()) for line in self.felt.toPlainText().split("\n"))
        return tuple(dict.fromkeys(line for line in lines if line))

    def _put(self, value: Sequence[str]) -> None:
        self.felt.setPlainText("\n".join(value))


class Valgfelt(Felt):
    """One of a few. ``to_value`` makes a key into what the offer holds."""

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], to_value: Callable[[str], Any] = Svar
    ) -> None:
        super().__init__(name)
        self._to_value = to_value
        self.knap = Valgknap(name, framed=True)
        self.knap.set_options(options)
        self.column.addWidget(self.knap)
        self.setFocusProxy(self.knap)
        self.knap.value_chosen.connect(self._tell)

    @property
    def value(self) -> Any:
        return self._to_value(self.knap.value)

    def _put(self, value: Any) -> None:
        self.knap.set_value(value.value)


class Faktumfelt(Felt):
    """An answer, and the words of the offer that it stands on."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.svar = Valgfelt(name, SVARORD)
        self.ord = Linjefelt(f"{name}: ordene, det bygger på", "Ordene, som de står i tilbuddet")
        self.setFocusProxy(self.svar)
        for part in (self.svar, self.ord):
            self.column.addWidget(part)
            part.changed.connect(self._tell)
        self.svar.changed.connect(self._show_words)

    @property
    def value(self) -> Faktum:
        svar = self.svar.value
        return Faktum(svar, (self.ord.value or "") if svar is not Svar.IKKE_OPLYST else "")

    def _put(self, value: Faktum) -> None:
        self.svar.show_value(value.svar)
        self.ord.show_value(value.ord)
        self._show_words()

    def _show_words(self) -> None:
        self.ord.setVisible(self.svar.value is not Svar.IKKE_OPLYST)


class Kodefelt(Felt):
    """Ticks, folded away; the head says how many are on. Codes nobody knows any more are kept."""

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__(name)
        self._name, self._order = name, [key for key, _ in options]
        self._on: tuple[str, ...] = ()
        self.liste = Valgliste(name, options)
        self.boks = Foldeboks(name, self.liste)
        self.column.addWidget(self.boks)
        self.liste.chosen.connect(self._on_chosen)

    @property
    def value(self) -> tuple[str, ...]:
        return self._on

    def _put(self, value: Sequence[str]) -> None:
        self._on = tuple(value)
        self.liste.set_values(self._on)
        self._show_count()

    def _on_chosen(self, key: str, on: bool) -> None:
        self._on = (*self._on, key) if on else tuple(code for code in self._on if code != key)
        self._show_count()
        self._tell()

    def _show_count(self) -> None:
        self.boks.set_title(f"{self._name}: {len(self._on)} valgt")


class Raekkefelt(Felt):
    """Rows of short texts ("number, who"); rows come and go. ``make`` and ``parts`` turn rows into values."""

    def __init__(
        self,
        name: str,
        columns: Sequence[str],
        parts: Callable[[Any], Sequence[str]],
        make: Callable[[Sequence[str], Any], Any],
    ) -> None:
        super().__init__(name)
        self._name, self._columns, self._parts, self._make = name, columns, parts, make
        self._rows: list[tuple[QWidget, list[Tekstfelt], Any]] = []
        self._add = Knap(f"Tilføj {name.lower()}", Knaptype.TEKST, icon="plus", low=True)
        self.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(lambda: self._on_add())

    @property
    def value(self) -> tuple[Any, ...]:
        found = []
        for _, fields, old in self._rows:
            texts = [" ".join(field.text().split()) for field in fields]
            if any(texts):
                found.append(self._make(texts, old))
        return tuple(found)

    def _put(self, value: Sequence[Any]) -> None:
        while self._rows:
            self._drop(self._rows[0][0])
        for one in value:
            self._add_row(one)

    def _on_add(self) -> None:
        self._add_row(None)[0].setFocus()
        self._tell()

    def _add_row(self, old: Any) -> list[Tekstfelt]:
        holder, fields = QWidget(), []
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        texts = self._parts(old) if old is not None else [""] * len(self._columns)
        flow_holder = QWidget()
        flow = FlowLayout(flow_holder)
        for column, text in zip(self._columns, texts, strict=True):
            field = Tekstfelt(f"{self._name}: {column}", column, low=True)
            field.setText(text)
            field.textChanged.connect(self._tell)
            flow.addWidget(field)
            fields.append(field)
        layout.addWidget(flow_holder, 1)
        remove = Knap("", Knaptype.TEKST, icon="x", low=True, name=f"Fjern {self._name.lower()} {texts[0]}")
        remove.clicked.connect(lambda: self._on_remove(holder))
        layout.addWidget(remove)
        self.column.insertWidget(self.column.count() - 1, holder)
        tab_before(holder, self._add)
        self._rows.append((holder, fields, old))
        return fields

    def _on_remove(self, holder: QWidget) -> None:
        self._drop(holder)
        self._add.setFocus()
        self._tell()

    def _drop(self, holder: QWidget) -> None:
        self._rows = [row for row in self._rows if row[0] is not holder]
        self.column.removeWidget(holder)
        holder.hide()
        holder.deleteLater()
