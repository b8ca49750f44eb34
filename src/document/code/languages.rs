//! What the scanner knows of each language: the twenty that plans use most, by the word after the fence.
//!
//! Words that only name something in most places are left out (types of SQL, commands of a shell): a colour that is
//! often wrong says nothing. To add a language, add a row.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::quote::{Ends, Quote, Raw};

/// A row of the table.
struct Row {
    /// The words after the fence that mean it.
    names: &'static str,
    /// Its keywords.
    keywords: &'static str,
    /// Words that are keywords only where another word follows.
    soft: &'static str,
    /// Whether it does not tell capitals from small letters.
    any_case: bool,
    rules: Rules,
}

/// What tells comments, strings and words apart.
pub(super) struct Rules {
    /// What begins a comment that ends with the line.
    pub(super) comments: &'static [&'static str],
    /// Whether such a comment begins only behind a blank or a sign that ends a word.
    pub(super) comment_needs_gap: bool,
    /// What encloses a comment.
    pub(super) blocks: &'static [(&'static str, &'static str)],
    /// Whether such comments may hold further ones.
    pub(super) blocks_nest: bool,
    /// The strings, longer openings first.
    pub(super) quotes: &'static [Quote],
    /// Words in front of an apostrophe that belong to a string. Behind all others it is an apostrophe.
    pub(super) prefixes: &'static str,
    /// Words in front of a string that states its own end.
    pub(super) raw: Raw,
    /// Signs that belong to words, beside letters, digits and the low line.
    pub(super) signs: &'static str,
    /// What the beginning of a line means.
    pub(super) form: Form,
}

/// What the beginning of a line means, or of something else.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing.
    Free,
    /// A word in front of `:` is a property and no keyword.
    Properties,
    /// Keywords count where a command begins.
    Commands,
    /// A string in front of `:` is a key.
    QuotedKeys,
    /// What stands in front of `:` and a blank is a key; text may be indented below `|` or `>`.
    Keys,
    /// The same, without such text.
    Declarations,
    /// What stands in front of `=` is a key, and `[…]` a heading.
    Settings,
    /// What stands in front of `(` is a command.
    Calls,
    /// Names behind `<` count, and strings inside of tags only.
    Tags,
    /// The first sign says what the whole line is.
    Diff,
    /// Headings and quoted code.
    Markdown,
}

/// A language, ready to be asked.
pub(super) struct Language {
    names: Vec<&'static str>,
    keywords: BTreeSet<&'static str>,
    soft: BTreeSet<&'static str>,
    any_case: bool,
    pub(super) rules: &'static Rules,
    /// What each byte may begin.
    pub(super) starts: [Start; 256],
}

/// What a byte may begin.
#[derive(Clone, Copy, Default)]
pub(super) struct Start {
    pub(super) word: bool,
    /// A comment or a string.
    pub(super) sign: bool,
}

impl Language {
    fn new(row: &'static Row) -> Self {
        let rules = &row.rules;
        let mut starts = [Start::default(); 256];
        for byte in 0..=u8::MAX {
            let is_letter = byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii();
            starts[usize::from(byte)].word = is_letter || rules.signs.as_bytes().contains(&byte);
        }
        let signs = rules.comments.iter().chain(rules.blocks.iter().map(|(open, _)| open));
        for open in signs.chain(rules.quotes.iter().map(|quote| &quote.open)) {
            starts[usize::from(open.as_bytes()[0])].sign = true;
        }
        let words = |words: &'static str| words.split_whitespace();
        Self {
            names: words(row.names).collect(),
            keywords: words(row.keywords).collect(),
            soft: words(row.soft).collect(),
            any_case: row.any_case,
            rules,
            starts,
        }
    }

    /// Whether a word is one of its keywords, always or in front of another word.
    pub(super) fn keyword(&self, word: &str) -> Word {
        /// Longer than every keyword.
        const LONG: usize = 24;
        let mut small = [0; LONG];
        let word = match small.get_mut(..word.len()) {
            None => return Word::Name,
            Some(small) if self.any_case => {
                small.copy_from_slice(word.as_bytes());
                small.make_ascii_lowercase();
                std::str::from_utf8(small).unwrap_or(word)
            }
            Some(_) => word,
        };
        match word {
            _ if self.keywords.contains(word) => Word::Keyword,
            _ if self.soft.contains(word) => Word::Soft,
            _ => Word::Name,
        }
    }
}

/// What a word is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Keyword,
    /// A keyword where another word follows.
    Soft,
    Name,
}

/// The language of a name, however that is written.
pub(super) fn named(name: &str) -> Option<&'static Language> {
    static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| ROWS.iter().map(Language::new).collect());
    let is_named = |language: &&Language| language.names.iter().any(|known| known.eq_ignore_ascii_case(name));
    LANGUAGES.iter().find(is_named)
}

const DOUBLE: Quote = Quote::line("\"", b'\\');
const SINGLE: Quote = Quote::line("'", b'\\');

const RULES: Rules = Rules {
    comments: &[],
    comment_needs_gap: false,
    blocks: &[],
    blocks_nest: false,
    quotes: &[DOUBLE, SINGLE],
    prefixes: "",
    raw: Raw::None,
    signs: "",
    form: Form::Free,
};

const ROW: Row = Row { names: "", keywords: "", soft: "", any_case: false, rules: RULES };

/// What languages after C have in common.
const BRACES: Rules = Rules { comments: &["//"], blocks: &[("/*", "*/")], ..RULES };

const SCRIPT_QUOTES: &[Quote] = &[
    DOUBLE,
    SINGLE,
    Quote { open: "`", ends: Ends::Template, escape: b'\\' },
    Quote { open: "/", ends: Ends::Pattern, escape: b'\\' },
];

const SCRIPT: &str =
    "async await break case catch class const continue debugger default delete do else enum export extends
    false finally for function if implements import in instanceof interface let new null package private protected
    public return static super switch this throw true try typeof undefined var void while with yield";

const SOFT_SCRIPT: &str = "as from get of set";

static ROWS: &[Row] = &[
    Row {
        names: "bash sh shell zsh",
        keywords: "alias break case cd continue declare do done echo elif else esac eval exec exit export fi for
            function if in local popd pushd read readonly return select set shift source then trap unset until while",
        rules: Rules {
            comments: &["#"],
            comment_needs_gap: true,
            quotes: &[
                Quote { open: "\"", ends: Ends::Commands, escape: b'\\' },
                Quote::lines("\"", b'\\'),
                Quote::lines("'", 0),
            ],
            prefixes: "$",
            signs: "$-./:@%+~",
            form: Form::Commands,
            ..RULES
        },
        ..ROW
    },
    Row {
        names: "cpp c c++ cc cxx h hpp",
        keywords: "#define #elif #else #endif #error #if #ifdef #ifndef #include #pragma #undef alignas alignof auto bool
            break case catch char char16_t char32_t char8_t class co_await co_return co_yield concept const const_cast
            consteval constexpr constinit continue decltype default delete do double dynamic_cast else enum explicit
            export extern false final float for friend goto if inline int long mutable namespace new noexcept nullptr
            operator override private protected public register reinterpret_cast requires return short signed sizeof
            static static_assert static_cast struct switch template this thread_local throw true try typedef typeid
            typename union unsigned using virtual void volatile wchar_t while",
        soft: "import module",
        rules: Rules { prefixes: "L U u u8", raw: Raw::Brackets("R LR UR uR u8R"), signs: "#", ..BRACES },
        ..ROW
    },
    Row {
        names: "python py python3",
        keywords: "False None True and as assert async await break class continue def del elif else except finally for
            from global if import in is lambda nonlocal not or pass raise return try while with yield",
        soft: "case match type",
        rules: Rules {
            comments: &["#"],
            quotes: &[Quote::lines("\"\"\"", b'\\'), Quote::lines("'''", b'\\'), DOUBLE, SINGLE],
            prefixes: "b br f fr r rb rf u B F R U",
            ..RULES
        },
        ..ROW
    },
    Row {
        names: "json jsonl",
        keywords: "false null true",
        rules: Rules { quotes: &[DOUBLE], form: Form::QuotedKeys, ..RULES },
        ..ROW
    },
    Row {
        names: "jsonc json5",
        keywords: "false null true",
        rules: Rules { form: Form::QuotedKeys, ..BRACES },
        ..ROW
    },
    Row {
        names: "typescript ts tsx mts cts",
        keywords: SCRIPT,
        soft: "abstract as asserts declare from get infer is keyof module namespace of readonly satisfies set type",
        rules: Rules { quotes: SCRIPT_QUOTES, signs: "$", form: Form::Properties, ..BRACES },
        ..ROW
    },
    Row {
        names: "javascript js jsx mjs cjs",
        keywords: SCRIPT,
        soft: SOFT_SCRIPT,
        rules: Rules { quotes: SCRIPT_QUOTES, signs: "$", form: Form::Properties, ..BRACES },
        ..ROW
    },
    Row {
        names: "yaml yml",
        rules: Rules {
            comments: &["#"],
            comment_needs_gap: true,
            quotes: &[DOUBLE, Quote::line("'", 0)],
            form: Form::Keys,
            ..RULES
        },
        ..ROW
    },
    Row {
        names: "powershell ps1 pwsh",
        keywords: "$false $null $true begin break catch class continue data do dynamicparam else elseif end enum exit
            filter finally for foreach function if in param process return switch throw trap try until using while -and
            -as -contains -eq -ge -gt -in -is -isnot -join -le -like -lt -match -ne -not -notcontains -notin -notlike
            -notmatch -or -replace -split",
        any_case: true,
        rules: Rules {
            comments: &["#"],
            comment_needs_gap: true,
            blocks: &[("<#", "#>")],
            quotes: &[
                Quote { open: "@\"", ends: Ends::Lines("\n\"@"), escape: 0 },
                Quote { open: "@'", ends: Ends::Lines("\n'@"), escape: 0 },
                Quote::lines("\"", b'`'),
                Quote::lines("'", 0),
            ],
            signs: "$-.",
            ..RULES
        },
        ..ROW
    },
    Row {
        names: "sql mysql pgsql plpgsql postgres postgresql sqlite",
        keywords: "add all alter and as asc begin between by cascade case check collate column commit conflict constraint
            create cross current_date current_timestamp database declare default delete desc distinct do drop each else
            end except exists explain false for foreign from full function grant group having if in index inner insert
            intersect into is join key left like limit materialized natural not null offset on or order outer over
            partition primary procedure references rename replace restrict return returning returns revoke right
            rollback row select set table then to transaction trigger true truncate union unique update using values
            view when where with",
        any_case: true,
        rules: Rules {
            comments: &["--"],
            blocks: &[("/*", "*/")],
            quotes: &[Quote::lines("'", 0), Quote::line("\"", 0)],
            prefixes: "E N X e n x",
            ..RULES
        },
        ..ROW
    },
    Row {
        names: "markdown md mdx",
        rules: Rules {
            blocks: &[("<!--", "-->")],
            quotes: &[Quote::line("`", 0)],
            form: Form::Markdown,
            ..RULES
        },
        ..ROW
    },
    Row {
        names: "rust rs",
        keywords: "Self as async await break const continue crate dyn else enum extern false fn for if impl in let loop
            match mod move mut pub ref return self static struct super trait true type unsafe use where while",
        rules: Rules {
            blocks_nest: true,
            quotes: &[Quote::lines("\"", b'\\'), Quote { open: "'", ends: Ends::Char, escape: b'\\' }],
            prefixes: "b c",
            raw: Raw::Hashes("r br cr"),
            ..BRACES
        },
        ..ROW
    },
    Row {
        names: "xml html htm svg xhtml xsd xaml csproj",
        rules: Rules {
            blocks: &[("<!--", "-->")],
            quotes: &[Quote::lines("\"", 0), Quote::lines("'", 0)],
            signs: "-:.",
            form: Form::Tags,
            ..RULES
        },
        ..ROW
    },
    Row {
        names: "toml",
        keywords: "false true",
        rules: Rules {
            comments: &["#"],
            quotes: &[
                Quote::lines("\"\"\"", b'\\'),
                Quote::lines("'''", 0),
                DOUBLE,
                Quote::line("'", 0),
            ],
            form: Form::Settings,
            ..RULES
        },
        ..ROW
    },
    Row {
        names: "csharp cs c#",
        keywords: "#endif #endregion #if #nullable #region abstract as async await base bool break byte case catch char
            checked class const continue decimal default delegate do double else enum event explicit extern false finally
            fixed float for foreach get if implicit in init int interface internal is lock long namespace new null object
            operator out override params private protected public readonly ref return sbyte sealed set short sizeof
            stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using
            virtual void volatile while",
        soft: "and from group into not or orderby partial record required select var when where yield",
        rules: Rules {
            quotes: &[
                Quote::lines("\"\"\"", 0),
                Quote { open: "@\"", ends: Ends::Lines("\""), escape: 0 },
                DOUBLE,
                SINGLE,
            ],
            signs: "#",
            ..BRACES
        },
        ..ROW
    },
    Row {
        names: "cmake",
        keywords: "and false interface not off on or private public required true",
        any_case: true,
        rules: Rules {
            comments: &["#"],
            blocks: &[("#[[", "]]")],
            quotes: &[Quote::lines("\"", b'\\'), Quote { open: "[[", ends: Ends::Lines("]]"), escape: 0 }],
            form: Form::Calls,
            ..RULES
        },
        ..ROW
    },
    Row {
        names: "env dotenv",
        rules: Rules {
            comments: &["#"],
            comment_needs_gap: true,
            quotes: &[Quote::lines("\"", b'\\'), Quote::lines("'", 0)],
            form: Form::Settings,
            ..RULES
        },
        ..ROW
    },
    Row { names: "diff patch", rules: Rules { quotes: &[], form: Form::Diff, ..RULES }, ..ROW },
    Row {
        names: "css",
        keywords: "@charset @container @counter-style @font-face @import @keyframes @layer @media @namespace @page
            @property @scope @starting-style @supports !important",
        rules: Rules { blocks: &[("/*", "*/")], signs: "@-!", form: Form::Declarations, ..RULES },
        ..ROW
    },
];

/// A name of every language.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    ROWS.iter().filter_map(|row| row.names.split(' ').next())
}
