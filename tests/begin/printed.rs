//! What is printed for shells, for `man` and for other programs.

use crate::support::Sandbox;

#[track_caller]
fn printed(arguments: &[&str]) -> String {
    let run = Sandbox::new("-- README.md --\n").run(arguments);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{arguments:?}");
    run.stdout
}

/// The commands that the help lists.
fn commands() -> Vec<String> {
    let help = printed(&["--help"]);
    let list = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let first = |line: &str| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')).map(str::to_owned);
    list.filter_map(first)
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .filter(|name| name != "help")
        .collect()
}

#[test]
fn every_shell_gets_every_command() {
    let commands = commands();
    assert!(commands.len() >= 12, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&["completions", shell]);
        let missing: Vec<_> = commands.iter().filter(|command| !script.contains(command.as_str())).collect();
        assert!(missing.is_empty(), "{shell} lacks {missing:?}");
        assert!(script.contains("fail-on"), "{shell}");
    }
}

#[test]
fn the_manual_has_every_command_and_every_check() {
    let page = printed(&["man"]);
    let heading =
        |text: &str| page.lines().any(|line| line.starts_with(".SS") && line.replace('\\', "").contains(text));
    for command in commands() {
        assert!(heading(&format!("plansite {command}")), "{command}");
    }
    for check in printed(&["explain"]).lines().filter_map(|line| line.split_whitespace().next()) {
        assert!(heading(&format!("{check} (")), "{check}");
    }
    assert!(page.contains("\n.SH \"EXIT STATUS\"\n"), "the page has no exit codes");
}

#[test]
fn help_is_no_wider_than_eighty_columns() {
    let mut ways: Vec<Vec<String>> = commands().into_iter().map(|command| vec![command, "--help".to_owned()]).collect();
    ways.push(vec!["--help".to_owned()]);
    ways.extend(["list", "copy"].map(|of| ["theme", of, "--help"].map(str::to_owned).to_vec()));
    for arguments in ways {
        let help = printed(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        let wide: Vec<&str> = help.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(wide.is_empty(), "{arguments:?}: {wide:?}");
    }
}

#[test]
fn every_schema_is_json_with_a_title() {
    for form in ["config", "portfolio", "problems"] {
        let schema: serde_json::Value = serde_json::from_str(&printed(&["schema", form])).expect("JSON");
        assert!(schema["title"].is_string(), "{form}");
    }
}
