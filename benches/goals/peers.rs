//! Other builders, if they are here: the same Markdown, one page for each document, the barest template.
//!
//! What would make them slower is switched off: search, highlighting, feeds and lists. What plansite does more of, it
//! does in its own time.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use walkdir::WalkDir;

use super::Outcome;
use super::portfolio::Portfolio;
use super::programs::Program;

/// The builders that answer when they are asked for their version.
pub(crate) fn present(without: &[Program]) -> Vec<Program> {
    let all = [(Program::Hugo, "version"), (Program::Zola, "--version"), (Program::Mdbook, "--version")];
    let here = all.into_iter().filter(|(peer, question)| {
        let mut command = Command::new(peer.name());
        let silent = command.arg(question).stdout(Stdio::null()).stderr(Stdio::null());
        !without.contains(peer) && silent.status().is_ok_and(|status| status.success())
    });
    here.map(|(peer, _)| peer).collect()
}

/// Writes the site of each builder to `sites` in a folder.
pub(crate) fn write_sites(peers: &[Program], portfolio: &Portfolio, folder: &Path) -> Outcome<()> {
    let documents = documents(portfolio)?;
    for peer in peers {
        let site = folder.join("sites").join(peer.name());
        let write = |path: &str, text: &str| -> std::io::Result<()> {
            let path = site.join(path);
            fs::create_dir_all(path.parent().unwrap_or(&site))?;
            fs::write(path, text)
        };
        match peer {
            Program::Hugo => hugo(&documents, &write)?,
            Program::Zola => zola(&documents, &write)?,
            Program::Mdbook => mdbook(&documents, &write)?,
            Program::Plansite | Program::Floor => {}
        }
    }
    Ok(())
}

/// A Markdown file: its path below the specs folder, its title and its text.
struct Document {
    path: String,
    title: String,
    text: String,
}

fn documents(portfolio: &Portfolio) -> Outcome<Vec<Document>> {
    let specs = portfolio.specs();
    let mut documents = Vec::new();
    for file in WalkDir::new(&specs).sort_by_file_name() {
        let file = file?;
        if file.file_type().is_file() {
            let text = fs::read_to_string(file.path())?;
            let path = file.path().strip_prefix(&specs)?.to_string_lossy().replace('\\', "/");
            let title = text.lines().next().unwrap_or_default().trim_start_matches(['#', ' ']).to_owned();
            documents.push(Document { path, title, text });
        }
    }
    Ok(documents)
}

/// Writes a file of a site.
type Write<'a> = &'a dyn Fn(&str, &str) -> std::io::Result<()>;

fn page(title: &str, content: &str) -> String {
    format!("<!DOCTYPE html><meta charset=\"utf-8\"><title>{title}</title><main>{content}</main>\n")
}

fn hugo(documents: &[Document], write: Write<'_>) -> std::io::Result<()> {
    let kinds = r#"["404", "home", "RSS", "robotsTXT", "section", "sitemap", "taxonomy", "term"]"#;
    let settings =
        format!("baseURL = \"http://localhost/\"\ndisableKinds = {kinds}\n[markup.highlight]\ncodeFences = false\n");
    write("hugo.toml", &settings)?;
    // Releases before 0.110 read the older name alone.
    write("config.toml", &settings)?;
    write("layouts/_default/single.html", &page("{{ .Title }}", "{{ .Content }}"))?;
    for Document { path, title, text } in documents {
        write(&format!("content/{path}"), &format!("+++\ntitle = '{title}'\n+++\n{text}"))?;
    }
    Ok(())
}

fn zola(documents: &[Document], write: Write<'_>) -> std::io::Result<()> {
    let settings = "base_url = \"http://localhost\"\ncompile_sass = false\nbuild_search_index = false\n\
                    generate_feeds = false\ngenerate_sitemap = false\ngenerate_robots_txt = false\n";
    write("config.toml", settings)?;
    write("templates/index.html", &page("Plans", ""))?;
    write("templates/page.html", &page("{{ page.title }}", "{{ page.content | safe }}"))?;
    for Document { path, title, text } in documents {
        write(&format!("content/{path}"), &format!("+++\ntitle = '{title}'\n+++\n{text}"))?;
    }
    Ok(())
}

fn mdbook(documents: &[Document], write: Write<'_>) -> std::io::Result<()> {
    let settings =
        "[book]\ntitle = \"Plans\"\n[output.html.search]\nenable = false\n[output.html.print]\nenable = false\n";
    write("book.toml", settings)?;
    write("theme/index.hbs", &page("{{ title }}", "{{{ content }}}"))?;
    let chapters: String = documents.iter().map(|of| format!("- [{}]({})\n", of.title, of.path)).collect();
    write("src/SUMMARY.md", &format!("# Summary\n\n{chapters}"))?;
    for Document { path, text, .. } in documents {
        write(&format!("src/{path}"), text)?;
    }
    Ok(())
}
