"""Reading a printed sheet back, as other programs do."""

import re
from io import BytesIO

import pypdfium2
from pypdf import PdfReader

from ccwc_desktop.sheets.typesetting import PageFrame, render

HARD_WORDS = [
    *("កម្ពុជា", "ក្រុមប្រឹក្សាឃុំ", "ស្ត្រី", "ស្រ្តី", "គណៈកម្មាធិការ", "ប៉ុន្តែ"),
    *("ស៊ើប", "អ៊ី", "ម៉ៅ", "ញ៉ាំ", "សម្ភារៈ", "ធម៌", "ពណ៌", "ព័ត៌មាន", "សមធម៌"),
    *("កុមារី", "ទឹកជំនន់", "ពិការភាព", "អាទិភាព", "ពាមពពេច", "ថ្កូវ", "ឆ្នោត"),
    *("ឈ្មោះ", "ភ្ញៀវ", "ល្ហុង", "ខ្សែ", "ព្រៃឈើ", "ព្រះរាជាណាចក្រ", "សៀវភៅ", "ឱ្យ"),
    *("ឲ្យ", "ឯកសារ", "ឥឡូវ", "ឧបត្ថម្ភ", "ឫស្សី", "បុគ្គល", "វិច្ឆិកា", "សង្កាត់"),
    *("អភិវឌ្ឍន៍", "ក្ដី", "កំប៉ុង", "ចាំ", "ណាំ", "គេហៈ", "បណ្ឌិត្យ", "លោក", "កោះ"),
    *("ចៅ", "សំបៅ", "តឿ", "ជឿ", "ហ្វឹកហាត់", "ហ្គាស", "ល្អៗ", "ឃ្លាំង", "ទន្ទ្រាន"),
    *("អញ្ញត្រកម្ម", "ជញ្ជូន", "កញ្ញា", "បញ្ញើ", "ស្ញែញ", "ប្រាំ", "ប្រឹក្សា"),
    *("ផ្ទៃ", "ភ្នំ", "ខ្ញុំ", "ស្ម័គ្រចិត្ត"),
]

INVISIBLE = re.compile("[\u200b\u2060]")


def pages(pdf):
    """The text of each page by pypdf, without invisible signs, runs of space as one."""
    return [
        " ".join(INVISIBLE.sub("", page.extract_text()).split())
        for page in PdfReader(BytesIO(pdf)).pages
    ]


def pages_by_pdfium(pdf):
    """The text of each page by PDFium."""
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(INVISIBLE.sub("", text).split()) for text in texts]


def picture(pdf, page=0, dpi=144):
    """The page as a grey picture with its pixels per mm."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[page].render(scale=dpi / 72).to_pil().convert("L")
    return image, dpi / 25.4


def bare(story, **changes):
    """A sheet of a story alone, without header and footer."""
    return render(PageFrame("", header=False, page_numbers=False, **changes), story)
