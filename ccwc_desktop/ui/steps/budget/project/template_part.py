"""What the example of a project asks and warns of, beside the project that was made from it."""

from ccwc_desktop.domain.projects import Project
from ccwc_desktop.domain.templates import Template
from ccwc_desktop.language import words
from ccwc_desktop.language.catalogue import _, current
from ccwc_desktop.services import templates
from ccwc_desktop.ui.editing import Editor
from ccwc_desktop.ui.steps.budget import wording
from ccwc_desktop.ui.steps.budget.beginning import template_words
from ccwc_desktop.ui.widgets.text import Text

from .folding import FoldingPart


class TemplatePart(FoldingPart):
    """Questions, dangers and example prices; hidden for a project without an example."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor, _("Talk about these first"))
        self._key = ""
        self._texts: list[Text] = []
        self.hide()

    def show_project(self, project: Project) -> None:
        """What its example says."""
        super().show_project(project)
        template = templates.get(project.template)
        self.setVisible(template is not None)
        if template is None or template.key == self._key:
            return
        self._key = template.key
        self.say(words.add_breaks(template.questions[0].text(current())))
        for old in self._texts:
            self.inside.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._texts = _said(template)
        for text in self._texts:
            self.inside.addWidget(text)


def _said(template: Template) -> list[Text]:
    listed = [Text(said) for said in template_words.bullets(template.questions)]
    listed.append(Text(_("What to watch"), "strong", "teal-deep"))
    listed += [Text(said) for said in template_words.bullets(template.watch)]
    examples = [
        f"{each.what.text(current())} {wording.riel(each.example)}"
        for each in template.lines
        if each.example
    ]
    if examples:
        said = _("Example prices, only to compare: {prices}.")
        listed.append(
            Text(said.format(prices=_(", ").join(examples)), "small", "ink-soft", typed=True)
        )
    return listed
