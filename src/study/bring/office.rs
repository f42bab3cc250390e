//! The words of a word processor's file: `word/document.xml` of a `.docx`, `content.xml` of an `.odt`.

use super::entities::resolve;
use super::markup::{Tag, Token, tokens};

/// The file in an archive that holds the words.
pub const PLACES: [&str; 2] = ["word/document.xml", "content.xml"];

/// The text of such a file: a line for each paragraph.
pub fn text(xml: &str) -> String {
    let mut reader = Reader::default();
    for token in tokens(xml) {
        match token {
            Token::Open(tag) => reader.open(&tag),
            Token::Close(name) => reader.close(name),
            Token::Text(words) if reader.reads() => reader.line.push_str(&resolve(words)),
            Token::Text(_) => {}
        }
    }
    reader.end(false);
    reader.out.trim().to_owned()
}

/// Whose words are not read: alternatives of one drawing say the same twice, and what was deleted is not
/// there.
const LEFT_OUT: [&str; 6] = [
    "mc:Fallback",
    "w:del",
    "office:annotation",
    "text:tracked-changes",
    "text:note",
    "w:instrText",
];

#[derive(Default)]
struct Reader {
    out: String,
    line: String,
    /// How many runs of text are open: outside of them white space is only for reading the XML.
    runs: usize,
    /// How many parts are open that are no text of the story: notes, what was deleted.
    out_of: usize,
    in_row: bool,
}

impl Reader {
    const fn reads(&self) -> bool {
        self.runs > 0 && self.out_of == 0
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let step = usize::from(!tag.closed);
        match tag.name {
            // OpenDocument's paragraphs hold their text themselves.
            "w:t" | "text:p" | "text:h" => self.runs += step,
            name if LEFT_OUT.contains(&name) => self.out_of += step,
            "w:tab" | "text:tab" => self.put("\t"),
            "w:br" | "w:cr" | "text:line-break" => self.put("\n"),
            "w:noBreakHyphen" => self.put("-"),
            "text:s" => self.put(" "),
            "w:tr" | "table:table-row" => self.in_row = true,
            // What stands in for a picture.
            "wp:docPr" | "pic:cNvPr" => {
                let alt = tag.attribute("descr").unwrap_or_default();
                if alt.split_whitespace().count() >= 3
                    && !self.out.ends_with(&format!("{alt}\n\n"))
                    && self.out_of == 0
                {
                    self.out.push_str(&alt);
                    self.out.push_str("\n\n");
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "w:t" => self.runs = self.runs.saturating_sub(1),
            "w:p" => self.end(self.in_row),
            "text:p" | "text:h" => {
                self.runs = self.runs.saturating_sub(1);
                self.end(self.in_row);
            }
            name if LEFT_OUT.contains(&name) => self.out_of = self.out_of.saturating_sub(1),
            "w:tr" | "table:table-row" => {
                self.in_row = false;
                self.end(false);
            }
            _ => {}
        }
    }

    fn put(&mut self, text: &str) {
        if self.out_of == 0 {
            self.line.push_str(text);
        }
    }

    /// Ends a paragraph; in a row of a table, a cell.
    fn end(&mut self, cell: bool) {
        if self.out_of > 0 {
            return;
        }
        if cell {
            if !self.line.is_empty() && !self.line.ends_with('\t') {
                self.line.push('\t');
            }
            return;
        }
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if !line.is_empty() {
            self.out.push_str(line);
            self.out.push_str("\n\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_of_word() {
        let xml = "<?xml version=\"1.0\"?><w:document>\n <w:body><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Pier to </w:t></w:r>\n<w:r><w:t xml:space=\"preserve\">close</w:t></w:r></w:p>\
            <w:p><w:del><w:r><w:delText>no</w:delText><w:t>no</w:t></w:r></w:del><w:r><w:t>“Tom &amp; Ann,”</w:t><w:br/><w:t>she said.</w:t></w:r></w:p><w:p/>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
            <w:p><w:r><w:drawing><wp:docPr descr=\"A pier at night\"/><pic:cNvPr descr=\"A pier at night\"/></w:drawing></w:r></w:p></w:body></w:document>";
        assert_eq!(
            text(xml),
            "Pier to close\n\n“Tom & Ann,”\nshe said.\n\nA\tB\n\nA pier at night"
        );
    }

    #[test]
    fn paragraphs_of_opendocument() {
        let xml = "<office:text><text:h>Pier</text:h>\n<text:p>One<text:s/>two <text:span>three</text:span><text:note><text:p>no</text:p></text:note>.</text:p><text:p/></office:text>";
        assert_eq!(text(xml), "Pier\n\nOne two three.");
    }
}
