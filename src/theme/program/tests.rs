//! What a program renders, beside what handlebars renders.

use handlebars::Handlebars;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::Program;
use crate::site::ViewModel;
use crate::theme::syntax;

/// Templates as handlebars knows them, and the program of the page `a`, if it has one.
fn compiled(files: &[(&str, &str)]) -> (Handlebars<'static>, Option<Program>) {
    let mut registry = syntax::registry();
    for (name, text) in files {
        registry.register_template_string(name, text).expect("the template parses");
    }
    let page = registry.get_template("a").expect("the page is there");
    let program = Program::of(page, &|name| registry.get_template(name));
    (registry, program)
}

/// The page has a program, which renders what handlebars renders, and that is what is expected.
#[track_caller]
fn check(files: &[(&str, &str)], model: &Value, expected: &str) {
    let (registry, program) = compiled(files);
    assert_eq!(registry.render("a", model).expect("it renders"), expected);
    let program = program.expect("the page has a program");
    assert_eq!(program.render(&ViewModel::of(model)).as_deref(), Some(expected));
}

/// Neither handlebars nor the program renders the page.
#[track_caller]
fn check_fault(files: &[(&str, &str)], model: &Value) {
    let (registry, program) = compiled(files);
    assert!(registry.render("a", model).is_err());
    assert_eq!(program.expect("the page has a program").render(&ViewModel::of(model)), None);
}

/// handlebars renders what is expected, and the page has no program.
#[track_caller]
fn check_left(files: &[(&str, &str)], model: &Value, expected: &str) {
    let (registry, program) = compiled(files);
    assert_eq!(registry.render("a", model).expect("it renders"), expected);
    assert!(program.is_none());
}

#[test]
fn values_are_shown_as_handlebars_shows_them() {
    let model = json!({
        "text": "a<b>\"c\"&'d'`e`=\u{00e9}\u{1f600}", "empty": "", "yes": true, "null": null, "whole": -7,
        "float": 1.50, "large": u64::MAX, "list": [1, "<", [null, {}]], "none": [], "object": {"x": 1},
    });
    let escaped = "a&lt;b&gt;&quot;c&quot;&amp;&#x27;d&#x27;&#x60;e&#x60;&#x3D;\u{00e9}\u{1f600}";
    check(&[("a", "{{text}}|{{{empty}}}|{{yes}}|{{null}}")], &model, &format!("{escaped}||true|"));
    check(&[("a", "{{{text}}}")], &model, "a<b>\"c\"&'d'`e`=\u{00e9}\u{1f600}");
    check(&[("a", "{{whole}} {{float}} {{large}}")], &model, "-7 1.5 18446744073709551615");
    check(
        &[("a", "{{list}} {{{list}}} {{none}} {{object}}")],
        &model,
        "[1, &lt;, [, [object]]] [1, <, [, [object]]] [] [object]",
    );
    check(
        &[("a", "{{list.1}}{{list.2.0}}{{object.x}}{{this.object.x}}{{object/x}}{{[yes]}}")],
        &model,
        "&lt;11 1true".replace(' ', "").as_str(),
    );
}

#[test]
fn space_and_comments_are_left_out_as_handlebars_does() {
    let page = "<\n  {{#if x}}\n  a {{~ x ~}}  b\n  {{else}}\n  c\n  {{/if}}\n  {{! none }}\n{{!-- {{x}} --}}> \\{{x}}\n  {{> b}}\n!";
    check(&[("a", page), ("b", "p\nq\n")], &json!({"x": 1}), &{
        let mut registry = syntax::registry();
        registry.register_template_string("b", "p\nq\n").expect("the template parses");
        registry.render_template(page, &json!({"x": 1})).expect("it renders")
    });
}

#[test]
fn one_branch_is_taken_for_something_and_the_other_for_nothing() {
    let page = "{{#if x}}some{{else}}none{{/if}} {{#unless x}}none{{else}}some{{/unless}} {{#if x}}{{else if y}}y{{else}}z{{/if}}";
    for nothing in [json!(0), json!(-0.0), json!(""), json!(false), json!(null), json!([]), json!({})] {
        check(&[("a", page)], &json!({"x": nothing, "y": 0}), "none none z");
    }
    for something in [json!(1), json!(0.5), json!("0"), json!(true), json!([0]), json!({"": 0})] {
        check(&[("a", page)], &json!({ "x": something }), "some some ");
    }
    check(&[("a", page)], &json!({"y": 1}), "none none y");
    check(&[("a", "{{#if x.y.z}}a{{/if}}{{#unless x.y.z}}b{{/unless}}")], &json!({"x": {"y": 1}}), "b");
}

#[test]
fn lists_say_which_item_it_is() {
    let page = "{{#each x}}{{@index}}{{#if @first}}f{{/if}}{{#unless @last}}, {{/unless}}{{#if @key}}k{{/if}}{{/each}}";
    check(&[("a", page)], &json!({"x": [0, 0, 0]}), "0f, 1, 2");
    let page = "{{#each x}}{{@key}}{{@index}}={{this}}{{#if @last}}.{{/if}}{{/each}}";
    check(&[("a", page)], &json!({"x": {"b": 1, "a<": 2}}), "a&lt;0=2b1=1.");
    let page = "{{#each x}}{{#each y}}{{@index}}{{this}}{{/each}}{{@index}};{{/each}}";
    check(&[("a", page)], &json!({"x": [{"y": ["a"]}, {"y": []}, {"y": ["b", "c"]}]}), "0a0;1;0b1c2;");
    let page = "{{#each x}}{{#with y}}{{> b}}{{> b z}}{{/with}}{{/each}}";
    check(&[("a", page), ("b", "{{@index}}")], &json!({"x": [{"y": {"z": 0}}, {"y": {"z": 0}}]}), "0011");
    check_fault(&[("a", "{{#each x}}{{@key}}{{/each}}")], &json!({"x": [1]}));
    check_fault(&[("a", "{{@index}}")], &json!({}));
}

#[test]
fn what_is_no_list_has_no_items() {
    let page = "{{#each x}}{{this}}{{else}}none{{/each}}";
    for none in [json!([]), json!({}), json!("text"), json!(1), json!(null), json!(true)] {
        check(&[("a", page)], &json!({ "x": none }), "none");
    }
    check(&[("a", page)], &json!({}), "none");
    check(&[("a", "[{{#each x}}{{this}}{{/each}}{{#each y}}{{this}}{{/each}}]")], &json!({"x": [], "y": {}}), "[]");
    for none in [json!({}), json!({"x": "text"}), json!({"x": null})] {
        check_fault(&[("a", "{{#each x}}{{this}}{{/each}}")], &none);
    }
}

#[test]
fn a_block_is_entered_where_there_is_something() {
    let page = "{{#with x}}{{y}}{{else}}{{y}}{{/with}}";
    check(&[("a", page)], &json!({"x": {"y": 1}, "y": 2}), "1");
    check(&[("a", page)], &json!({"x": {}, "y": 2}), "2");
    check(&[("a", page)], &json!({"y": 2}), "2");
    check_fault(&[("a", "{{#with x}}{{/with}}")], &json!({"x": 0}));
    check_fault(&[("a", page)], &json!({"x": {"z": 1}, "y": 2}));
}

#[test]
fn a_partial_is_given_what_is_here_or_a_part_of_it_or_a_word() {
    let b = ("b", "<{{this}}>");
    check(&[("a", "{{> b \"x&y\"}}{{> b 1}}"), b], &json!({}), "<x&amp;y><1>");
    check(&[("a", "{{> b word}}{{> b number}}"), b], &json!({"word": "w", "number": 1}), "<w><1>");
    check(&[("a", "{{> b}}"), ("b", "{{c.d}}")], &json!({"c": {"d": 2}}), "2");
    check(&[("a", "{{> b c}}"), ("b", "{{d}}{{> e}}"), ("e", "{{d}}")], &json!({"c": {"d": 2}}), "22");
    check(&[("a", "{{> b missing}}"), b], &json!({}), "<>");
    check_fault(&[("a", "{{> b missing}}"), ("b", "{{this.x}}")], &json!({"x": 1}));
}

#[test]
fn what_is_empty_is_given_too() {
    let b = ("b", "[{{#each this}}{{this}}{{else}}none{{/each}}]");
    check(&[("a", "{{> b list}}"), b], &json!({"list": []}), "[none]");
    let b = ("b", "[{{#if this}}some{{else}}none{{/if}}]");
    for empty in [json!(0), json!(""), json!(false), json!(null), json!({})] {
        check(&[("a", "{{> b given}}"), b], &json!({"given": empty}), "[none]");
    }
}

#[test]
fn the_content_of_a_call_stands_where_it_is_asked_for() {
    let page = "{{#> layout}}{{> b}}{{#> frame}}{{x}}{{/frame}}{{/layout}}";
    let layout = ("layout", "<l>{{> b}}{{> @partial-block}}{{#if x}}{{> @partial-block}}{{/if}}</l>");
    let files = [("a", page), layout, ("frame", "<f>{{> @partial-block}}</f>"), ("b", "{{x}}!")];
    check(&files, &json!({"x": 1}), "<l>1!1!<f>1</f>1!<f>1</f></l>");
}

#[test]
fn content_sees_what_the_partial_is_given_and_not_what_is_around_the_place() {
    let model = json!({"label": "l", "csv": {"x": 1}, "rows": [{"label": "row"}, {}]});
    let page = ("a", "{{#> t}}{{#if label}}{{label}}{{else}}none{{/if}}{{/t}}");
    check(&[page, ("t", "<{{#with csv}}{{> @partial-block}}{{/with}}>")], &model, "<l>");
    check(&[page, ("t", "<{{#each rows}}{{> @partial-block}}{{/each}}>")], &model, "<ll>");
    check(&[page, ("t", "no content")], &model, "no content");
    check(&[page, ("t", "{{#> u csv}}{{> @partial-block}}{{/u}}"), ("u", "({{> @partial-block}})")], &model, "(l)");
    let t = ("t", "{{#> u csv}}{{x}}{{/u}}{{> @partial-block}}");
    check(&[page, t, ("u", "({{> @partial-block}})")], &model, "(1)l");
    check_fault(&[page, ("t", "{{> u}}"), ("u", "{{> @partial-block}}")], &model);
    check_fault(&[("a", "{{> @partial-block}}")], &model);
    check_fault(&[("a", "{{#> t}}{{missing}}{{/t}}"), ("t", "no content")], &model);
}

#[test]
fn everything_sees_the_top_of_the_model() {
    let model = json!({"x": 1, "in": {"x": 2, "list": [{"x": 3}]}});
    check(&[("a", "{{#with in}}{{#each list}}{{@root.x}}{{@root.in.x}}{{x}}{{/each}}{{/with}}")], &model, "123");
    check(&[("a", "{{> b in}}"), ("b", "{{@root.x}}{{#with @root.in}}{{x}}{{/with}}")], &model, "12");
    check_fault(&[("a", "{{@root.y}}")], &model);
}

#[test]
fn a_file_is_looked_up_by_its_name() {
    let model = json!({"assets": {"files": {"img/logo.svg": "../logo<.svg"}}, "in": {}, "list": ["x"]});
    check(&[("a", "{{lookup assets.files \"img/logo.svg\"}}")], &model, "../logo&lt;.svg");
    check(&[("a", "{{> b in}}"), ("b", "{{{lookup @root.assets.files \"img/logo.svg\"}}}")], &model, "../logo<.svg");
    check_fault(&[("a", "{{lookup assets.files \"img/other.svg\"}}")], &model);
    check_fault(&[("a", "{{lookup missing \"x\"}}")], &model);
    check_fault(&[("a", "{{lookup list \"x\"}}")], &model);
}

#[test]
fn what_is_not_there_or_leads_nowhere_is_a_fault() {
    check_fault(&[("a", "{{missing}}")], &json!({}));
    check_fault(&[("a", "{{> b}}"), ("b", "{{missing}}")], &json!({}));
    check_fault(&[("a", "{{x.y}}")], &json!({"x": "text"}));
    check_fault(&[("a", "{{#if x.y}}{{/if}}")], &json!({"x": []}));
    check_fault(&[("a", "{{#if x.y.z}}{{/if}}")], &json!({"x": [1]}));
}

#[test]
fn what_only_handlebars_does_is_left_to_it() {
    let model = json!({"x": 1, "in": {"x": 2}, "name": "b", "list": [3], "lists": [[3]]});
    check_left(&[("a", "{{> b y=\"own\"}}"), ("b", "{{x}}{{y}}")], &model, "1own");
    check_left(&[("a", "{{> b in}}"), ("b", "{{../x}}{{x}}")], &model, "12");
    check_left(&[("a", "{{#each lists}}{{#each this}}{{@../index}}{{/each}}{{/each}}")], &model, "0");
    check_left(&[("a", "{{#each list}}{{> b @index}}{{/each}}"), ("b", "<{{this}}>")], &model, "<0>");
    check_left(&[("a", "{{#each list as |item at|}}{{item}}{{at}}{{/each}}")], &model, "30");
    check_left(&[("a", "{{#if (eq x 1)}}one{{/if}}{{len list}}{{lookup list 0}}")], &model, "one13");
    check_left(&[("a", "{{#if 0 includeZero=true}}zero{{/if}}")], &model, "zero");
    check_left(&[("a", "{{> (lookup this \"name\")}}"), ("b", "b")], &model, "b");
    check_left(&[("a", "{{#> missing}}default{{/missing}}")], &model, "default");
    check_left(&[("a", "{{#> @partial-block}}default{{/@partial-block}}")], &model, "default");
    check_left(&[("a", "{{{{raw}}}}{{x}}{{{{/raw}}}}")], &model, "{{x}}");
}

#[test]
fn a_partial_defined_inside_wins_however_it_is_spaced() {
    for open in ["{{#*inline \"b\"}}", "{{# *inline \"b\"}}", "{{\n#*inline \"b\"}}", "{{~#*inline \"b\"~}}"] {
        let page = format!("{open}own{{{{/inline}}}}{{{{> b}}}}");
        check_left(&[("a", &page), ("b", "file")], &json!({}), "own");
        let page = format!("{{{{#if x}}}}{open}own{{{{/inline}}}}{{{{> b}}}}{{{{/if}}}}");
        check_left(&[("a", &page), ("b", "file")], &json!({"x": 1}), "own");
    }
}

#[test]
fn a_name_of_a_helper_is_no_value() {
    for name in super::compiler::HELPERS {
        let page = format!("{{{{{name}}}}}");
        let (registry, program) = compiled(&[("a", &page)]);
        assert!(program.is_none(), "{name}");
        // That it is one shows in that the value of this name is not.
        assert_ne!(registry.render("a", &json!({ name: "value" })).ok().as_deref(), Some("value"), "{name}");
    }
}

/// A path that a template may write. Most of them lead somewhere.
fn path() -> impl Strategy<Value = String> {
    let odd = ["a.b", "b.a", "a/b", "[a]", "this.a", "0", "a.0", "@key", "@index", "@first", "@last", "../a"];
    prop_oneof![
        4 => prop::sample::select(vec!["a", "b", "c"]),
        2 => prop::sample::select(vec!["this", "@root.a", "@root.b"]),
        1 => prop::sample::select(odd.to_vec()),
    ]
    .prop_map(str::to_owned)
}

/// A piece of a template, with others in it.
fn piece() -> impl Strategy<Value = String> {
    let text = prop::sample::select(vec!["x", "<&>", " ", "\n", "  \n", "{ ", "\\ ", "{{! c }}", "{{!-- {{a}} --}}\n"]);
    let call = prop::sample::select(vec![
        "{{> p}}",
        "{{> p a}}",
        "{{> q b}}",
        "  {{> q}}\n",
        "{{> p \"w<\"}}",
        "{{> @partial-block}}",
    ]);
    let leaf = prop_oneof![
        3 => text.prop_map(str::to_owned),
        4 => path().prop_map(|path| format!("{{{{{path}}}}}")),
        1 => path().prop_map(|path| format!("{{{{{{{path}}}}}}}")),
        1 => path().prop_map(|path| format!("{{{{~{path}~}}}}")),
        1 => path().prop_map(|path| format!("{{{{lookup {path} \"a\"}}}}")),
        2 => call.prop_map(str::to_owned),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let inside = prop::collection::vec(inner, 0..4).prop_map(|pieces| pieces.concat());
        let block = prop::sample::select(vec!["if", "unless", "each", "with"]);
        prop_oneof![
            (block.clone(), path(), inside.clone())
                .prop_map(|(name, path, inside)| { format!("{{{{#{name} {path}}}}}{inside}{{{{/{name}}}}}") }),
            (block, path(), inside.clone(), inside.clone()).prop_map(|(name, path, inside, other)| {
                format!("{{{{#{name} {path}}}}}\n{inside}\n{{{{else}}}}{other}{{{{/{name}}}}}\n")
            }),
            (prop::sample::select(vec!["p", "q", "p a", "q this"]), inside).prop_map(|(call, inside)| {
                let name = call.split(' ').next().unwrap_or_default();
                format!("{{{{#> {call}}}}}{inside}{{{{/{name}}}}}")
            }),
        ]
    })
}

fn template() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..6).prop_map(|pieces| pieces.concat())
}

fn model() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Value::from),
        (-2..3).prop_map(Value::from),
        prop::sample::select(vec![0.0, -0.5, 1e300, 5e-324]).prop_map(Value::from),
        prop::sample::select(vec!["", "t", "<b a='1'>`&`\"</b>", "\u{e9}\n"]).prop_map(Value::from),
    ];
    let named = |value: BoxedStrategy<Value>| {
        prop::array::uniform3(value).prop_map(|[b, a, c]| json!({ "b": b, "a": a, "c": c }))
    };
    let value = leaf.prop_recursive(3, 64, 3, move |inner| {
        let values = named(inner.clone().boxed());
        prop_oneof![
            3 => values.clone(),
            2 => prop::collection::vec(values, 0..4).prop_map(Value::from),
            1 => prop::collection::vec(inner, 0..4).prop_map(Value::from),
        ]
    });
    named(value.boxed())
}

/// How many pages are rendered, each with a template and a model of its own.
const PAGES: u32 = 2000;

proptest! {
    #![proptest_config(ProptestConfig { cases: PAGES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_program_renders_what_handlebars_renders(
        page in template(), q in template(), model in model(),
    ) {
        // Templates that call each other in a circle are refused before they come here.
        let q = q.replace("> q", "> p").replace("/q", "/p");
        let files = [("a", page.as_str()), ("q", q.as_str()), ("p", "{{a}}{{#if b}}[{{> @partial-block}}]{{/if}}{{#each this}}{{@index}}{{else}}-{{/each}}")];
        let mut registry = syntax::registry();
        for (name, text) in files {
            registry.register_template_string(name, text).unwrap_or_else(|error| panic!("{text:?}: {error}"));
        }
        let page = registry.get_template("a").expect("the page is there");
        if let Some(program) = Program::of(page, &|name| registry.get_template(name)) {
            prop_assert_eq!(program.render(&ViewModel::of(&model)), registry.render("a", &model).ok());
        }
    }
}
