//! Character references: `&amp;`, `&#8217;`, `&#x2019;`.

/// The named references that prose holds, each with its character. Names without a semicolon behind
/// them count for the first five only, as in a browser.
const NAMED: &str = "amp& lt< gt> quot\" nbsp\u{a0} apos' \
    lsquo‘ rsquo’ sbquo‚ ldquo“ rdquo” bdquo„ laquo« raquo» lsaquo‹ rsaquo› prime′ Prime″ \
    ndash– mdash— horbar― hellip… bull• middot· dagger† Dagger‡ sect§ para¶ \
    shy\u{ad} ensp\u{2002} emsp\u{2003} thinsp\u{2009} zwnj\u{200c} zwj\u{200d} lrm\u{200e} rlm\u{200f} \
    iexcl¡ iquest¿ cent¢ pound£ curren¤ yen¥ euro€ copy© reg® trade™ deg° plusmn± micro\u{b5} times× divide÷ \
    minus− frac12½ frac14¼ frac34¾ sup1¹ sup2² sup3³ ordfª ordmº permil‰ larr← rarr→ uarr↑ darr↓ \
    Agrave\u{c0} Aacute\u{c1} Acirc\u{c2} Atilde\u{c3} Auml\u{c4} Aring\u{c5} AElig\u{c6} Ccedil\u{c7} \
    Egrave\u{c8} Eacute\u{c9} Ecirc\u{ca} Euml\u{cb} Igrave\u{cc} Iacute\u{cd} Icirc\u{ce} Iuml\u{cf} \
    ETH\u{d0} Ntilde\u{d1} Ograve\u{d2} Oacute\u{d3} Ocirc\u{d4} Otilde\u{d5} Ouml\u{d6} Oslash\u{d8} \
    Ugrave\u{d9} Uacute\u{da} Ucirc\u{db} Uuml\u{dc} Yacute\u{dd} THORN\u{de} szlig\u{df} \
    agrave\u{e0} aacute\u{e1} acirc\u{e2} atilde\u{e3} auml\u{e4} aring\u{e5} aelig\u{e6} ccedil\u{e7} \
    egrave\u{e8} eacute\u{e9} ecirc\u{ea} euml\u{eb} igrave\u{ec} iacute\u{ed} icirc\u{ee} iuml\u{ef} \
    eth\u{f0} ntilde\u{f1} ograve\u{f2} oacute\u{f3} ocirc\u{f4} otilde\u{f5} ouml\u{f6} oslash\u{f8} \
    ugrave\u{f9} uacute\u{fa} ucirc\u{fb} uuml\u{fc} yacute\u{fd} thorn\u{fe} yuml\u{ff} \
    OElig\u{152} oelig\u{153} Scaron\u{160} scaron\u{161} Zcaron\u{17d} zcaron\u{17e} ccaron\u{10d} \
    inodot\u{131} lstrok\u{142} Lstrok\u{141} gbreve\u{11f} scedil\u{15f}";

/// What browsers make of `&#128;` to `&#159;`: the Windows code page, not the control characters.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The text with its character references resolved; what is none stays as it is.
pub fn resolve(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (found, length) = reference(&rest[1..]).map_or(('&', 1), |(c, n)| (c, n + 1));
        out.push(found);
        rest = &rest[length..];
    }
    out.push_str(rest);
    out
}

/// The character of the reference whose `&` stands before `text`, and the bytes it takes.
fn reference(text: &str) -> Option<(char, usize)> {
    // No name is longer: a look at this many bytes keeps "&&&&…" linear.
    let length =
        text.bytes().take(12).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let name = &text[..length];
    let closed = text[length..].starts_with(';');
    let whole = length + usize::from(closed);
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        let windows = code.checked_sub(128).and_then(|n| WINDOWS.chars().nth(n as usize));
        return Some((
            windows.or(char::from_u32(code)).filter(|c| *c != '\0').unwrap_or('\u{fffd}'),
            whole,
        ));
    }
    if name.is_empty() {
        return None; // most of these signs are only an “and”
    }
    let mut known = NAMED.split(' ').enumerate();
    let (place, entry) = known.find(|(_, entry)| {
        entry.strip_prefix(name).is_some_and(|c| {
            let mut c = c.chars();
            c.next().is_some() && c.next().is_none()
        })
    })?;
    (closed || place < 5).then_some((entry.chars().next_back()?, whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_become_characters() {
        assert_eq!(resolve("&ldquo;Tom &amp; Ann&rdquo; &#8217;&#x2019;&#146;"), "“Tom & Ann” ’’’");
        assert_eq!(resolve("Z&uuml;rich&hellip;&nbsp;x"), "Zürich…\u{a0}x");
        assert_eq!(resolve("a &lt b &eacute;&Eacute;"), "a < b éÉ");
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in
            ["AT&T", "R&D; &", "&nosuch;", "&;", "&#;", "&#xZZ;", "&copy=1", "&euroxyz;", "&l;"]
        {
            assert_eq!(resolve(text), text);
        }
        assert_eq!(
            resolve("&#0;&#xD800;&#x110000;&#99999999999;"),
            "\u{fffd}\u{fffd}\u{fffd}&#99999999999;"
        );
    }

    #[test]
    fn the_table_has_one_character_behind_each_name() {
        for entry in NAMED.split(' ') {
            let name = entry.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            assert_eq!(entry[name.len()..].chars().count(), 1, "{entry}");
        }
    }
}
