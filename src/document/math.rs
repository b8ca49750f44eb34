//! Formulas: what is one, and the MathML that it becomes.
//!
//! comrak finds them by the rule of another program, which also takes `$HOME/$USER` for one. GitHub wants no letter or
//! digit at the outer side of either sign. What is left over stays the text it is.

use comrak::nodes::{AstNode, NodeMath, NodeValue};
use math_core::{LatexToMathML, MathDisplay};

/// How many signs that may nest something a formula has at most: the crate follows them on the call stack.
const MAX_SIGNS: usize = 300;

/// Numbered environments of LaTeX, which GitHub shows without numbers.
const NUMBERED: [&str; 6] = ["align", "alignat", "equation", "gather", "flalign", "multline"];

/// The elements that a formula may consist of.
const ELEMENTS: &[&str] = &[
    "math",
    "menclose",
    "merror",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
];

/// The attributes that may stand in them.
const ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "columnlines",
    "columnspacing",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "rowspacing",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
];

/// A formula as the text has it, with its signs.
pub(super) fn written(math: &NodeMath) -> String {
    let sign = match (math.dollar_math, math.display_math) {
        (true, true) => "$$",
        _ => "$",
    };
    format!("{sign}{}{sign}", math.literal)
}

/// Whether a formula found by comrak is one on GitHub: on one line, with no word at the outer side of its signs.
pub(super) fn is_formula<'a>(node: &'a AstNode<'a>, math: &NodeMath) -> bool {
    let ends = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | '\\'));
    let text = |node: Option<&'a AstNode<'a>>, last: bool| {
        node.and_then(|node| match &node.data().value {
            NodeValue::Text(text) if last => text.chars().next_back(),
            NodeValue::Text(text) => text.chars().next(),
            NodeValue::Math(_) => Some('$'),
            _ => None,
        })
    };
    let position = node.data().sourcepos;
    let fits = math.display_math || position.start.line == position.end.line;
    fits && !math.literal.trim().is_empty()
        && ends(text(node.previous_sibling(), true))
        && ends(text(node.next_sibling(), false))
}

/// Whether a paragraph is a formula between two pairs of signs, and nothing else.
pub(super) fn is_display<'a>(paragraph: &'a AstNode<'a>) -> bool {
    paragraph.first_child().is_some_and(|first| match &first.data().value {
        NodeValue::Math(math) => math.display_math && first.next_sibling().is_none() && is_formula(first, math),
        _ => false,
    })
}

/// Whether nothing in a text could be Markdown, so that it is all the same whether it was taken for a formula.
pub(super) fn is_plain(literal: &str) -> bool {
    literal.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '/' | ',' | '-' | '+' | '(' | ')' | '='))
}

/// The formula as MathML; `None` where it holds what the crate does not know, or more than can be safely followed.
pub(super) fn mathml(literal: &str, is_display: bool) -> Option<String> {
    if literal.bytes().filter(|byte| matches!(byte, b'\\' | b'{' | b'[' | b'^' | b'_')).count() > MAX_SIGNS {
        return None;
    }
    // `` $`x`$ `` is the same as `$x$`.
    let code = literal.strip_prefix('`').and_then(|literal| literal.strip_suffix('`')).unwrap_or(literal);
    let mut latex = code.to_owned();
    for name in NUMBERED.iter().filter(|_| code.contains("\\begin")) {
        latex = latex.replace(&format!("{{{name}}}"), &format!("{{{name}*}}"));
    }
    let display = if is_display { MathDisplay::Block } else { MathDisplay::Inline };
    let math = LatexToMathML::default().convert_with_local_state(&latex, display).ok()?;
    harmless(&math.mathml)
}

/// The MathML without styles, which pages do not take. `None` where a tag or an attribute is not one of those above.
fn harmless(mathml: &str) -> Option<String> {
    let mut html = String::with_capacity(mathml.len());
    let mut rest = mathml;
    while let Some(start) = rest.find('<') {
        html.push_str(&rest[..start]);
        let end = start + rest[start..].find('>')?;
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        let (name, mut attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let element = name.trim_matches('/');
        if !ELEMENTS.contains(&element) {
            return None;
        }
        html.push('<');
        html.push_str(name);
        while let Some((attribute, value)) = attributes.trim_start().split_once("=\"") {
            let (value, more) = value.split_once('"')?;
            attributes = more;
            match attribute {
                "style" if value.contains("text-align: left") => html.push_str(" class=\"left\""),
                "style" if value.contains("text-align: right") => html.push_str(" class=\"right\""),
                "style" => {}
                _ if ATTRIBUTES.contains(&attribute) => {
                    html.push_str(&format!(" {attribute}=\"{value}\""));
                }
                _ => return None,
            }
        }
        html.push_str(match attributes.trim() {
            "" => ">",
            "/" => "/>",
            _ => return None,
        });
    }
    html.push_str(rest);
    Some(html)
}

#[cfg(test)]
mod tests {
    use super::{harmless, mathml};

    #[test]
    fn formulas_become_mathml() {
        let known = [
            r"x_i^2",
            r"O(n \log n)",
            r"\frac{a}{b}",
            r"\sum_{i=1}^n i",
            r"\sqrt[3]{x}",
            r"\mathbb{R}",
            r"a \le b",
            r"\left( \frac12 \right)",
            r"\text{für <b>}",
            r"P(A \mid B) \ge 0.95",
            r"\bar{x} \pm 1.96\,\sigma",
            r"\begin{matrix} a & b \\ c & d \end{matrix}",
            r"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}",
            r"\begin{align} a &= b \\ c &= d \end{align}",
            r"\begin{equation} a = b \end{equation}",
            "`x`",
            r"\operatorname{argmax}_x f(x)",
            r"\overline{a} \cdot \hat{b}",
            r"\lim_{n \to \infty} \int_0^1 x\,dx",
            r"\binom{n}{k}",
            r"\underbrace{a + b}_{c}",
            r"\lceil x \rceil",
            r"\color{red} x",
            r"a' \vec{b}",
            r"\begin{bmatrix} 1 \end{bmatrix}",
            r"\mathcal{O}(n)",
            r"\mathrm{MB/s}",
            r"\max(a, b)",
        ];
        for formula in known {
            let html = mathml(formula, false).unwrap_or_else(|| panic!("{formula} is not known"));
            assert!(html.starts_with("<math>") && html.ends_with("</math>"), "{html}");
            assert!(!html.contains(" style=") && !html.contains("<b>") && !html.contains("(1)"), "{html}");
        }
    }

    #[test]
    fn what_is_not_known_or_not_harmless_is_left() {
        for formula in [
            r"\foo",
            r"\href{javascript:x}{y}",
            r"a & b",
            "}{",
            r"\def\a{\a\a}\a",
            r"\class{x}{y}",
            r"\label{x} \ref{x}",
        ] {
            assert_eq!(mathml(formula, true), None, "{formula}");
        }
        for html in
            ["<math><a href=\"x\">y</a></math>", "<math><mi onclick=\"x\">y</mi></math>", "<math><mi id=x></mi></math>"]
        {
            assert_eq!(harmless(html), None, "{html}");
        }
    }

    #[test]
    fn deep_formulas_do_not_exhaust_the_stack() {
        for piece in
            ["{", "\\frac", "\\left(", "\\sqrt{", "x^{", "\\begin{matrix}", "\\not", "\\sqrt[", "_\\hat", "\\frac1"]
        {
            for times in [299 / piece.matches(['\\', '{', '[', '^', '_']).count(), 50_000] {
                let open = piece.repeat(times);
                let closed = format!("{open}x{}", "}".repeat(times));
                assert!(
                    [open, closed].iter().all(|formula| mathml(formula, true).is_none_or(|html| html.len() < 100_000))
                );
            }
        }
    }
}
