//! What can keep a text from being read: only its length.

/// Why a text was not analyzed. Ask it by its predicates; its `Display` is a sentence for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnalyzeError {
    kind: ErrorKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ErrorKind {
    TooLong { bytes: usize, most: usize },
}

impl AnalyzeError {
    pub(crate) fn too_long(bytes: usize, most: usize) -> Self {
        Self { kind: ErrorKind::TooLong { bytes, most } }
    }

    /// Whether the text has more bytes than [`crate::Options::max_bytes`] allows.
    pub fn is_too_long(&self) -> bool {
        matches!(self.kind, ErrorKind::TooLong { .. })
    }
}

impl std::fmt::Display for AnalyzeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.kind {
            ErrorKind::TooLong { bytes, most } => {
                write!(f, "the text has {bytes} bytes and at most {most} are read")
            }
        }
    }
}

impl std::error::Error for AnalyzeError {}
