//! Makes the default theme ready to be embedded: strips its styles and scripts, makes steps of its pages and puts together
//! what draws diagrams, so that no run of plansite does that again.
//!
//! What it leaves is one source file, which `src/theme/embedded.rs` includes.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "this is no stage of a build, and cargo reads what it says"
)]
#![allow(dead_code, unreachable_pub, reason = "the modules are those of the program, which does more with them")]

#[path = "src/theme/program/compiler.rs"]
mod compiler;
#[path = "src/theme/digest.rs"]
mod digest;
#[path = "src/theme/frame.rs"]
mod frame;
#[path = "src/packed/mod.rs"]
mod packed;
#[path = "src/theme/program/step.rs"]
mod step;
#[path = "src/theme/strip.rs"]
mod strip;
#[path = "src/theme/syntax.rs"]
mod syntax;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use flate2::read::GzDecoder;
use handlebars::Handlebars;

use self::packed::{Packed as _, Packer};

/// The modules of the program name each other by where they stand there.
mod theme {
    pub(crate) use crate::syntax;
}

/// The same for what stands in a template as it is: here it is not looked into.
mod site {
    use serde_json::Value;

    use crate::packed::{Packed, Packer, Unpacker};

    #[derive(Debug)]
    pub(crate) struct ViewModel(String);

    impl ViewModel {
        pub(crate) fn of(value: &Value) -> Self {
            Self(value.to_string())
        }
    }

    impl Packed for ViewModel {
        fn pack(&self, to: &mut Packer) {
            self.0.pack(to);
        }

        fn unpack(from: &mut Unpacker<'_>) -> Option<Self> {
            String::unpack(from).map(Self)
        }
    }
}

/// The folder of the theme.
const THEME: &str = "themes/default";
/// The name of the source file.
const SOURCE: &str = "default_theme.rs";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={THEME}");
    let theme = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or("cargo says where it is")?).join(THEME);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo says where it goes")?);

    let mut files = BTreeMap::new();
    collect(&theme, "", &mut files)?;
    let mut templates = syntax::registry();
    for (path, bytes) in &files {
        if let Some(name) = syntax::template_name(path) {
            templates.register_template_string(name, str::from_utf8(bytes)?)?;
        }
    }

    let mut source = String::from("&[\n");
    for (path, bytes) in &files {
        let original = theme.join(path);
        let ready = ready(bytes, path);
        let ready = if *ready == **bytes { original.clone() } else { written(&out.join("ready").join(path), &ready)? };
        let made = if path == frame::LIBRARY { Some(frame(&files)?) } else { steps(path, &templates) };
        let made = match made {
            Some(bytes) => format!("Some({})", included(&written(&out.join("made").join(path), &bytes)?)),
            None => "None".to_owned(),
        };
        let (original, ready) = (included(&original), included(&ready));
        writeln!(source, "EmbeddedFile {{ path: {path:?}, original: {original}, ready: {ready}, made: {made} }},")?;
    }
    source.push(']');
    fs::write(out.join(SOURCE), source)?;
    Ok(())
}

/// The bytes of a file as the site has them.
fn ready<'b>(bytes: &'b [u8], path: &str) -> Cow<'b, [u8]> {
    let mut ready = bytes.into();
    strip::strip(path, &mut ready);
    ready
}

/// The steps of a page as bytes, if the file is one and can be made steps of.
fn steps(path: &str, templates: &Handlebars<'_>) -> Option<Vec<u8>> {
    let name = syntax::template_name(path).filter(|_| path.starts_with("pages/"))?;
    let steps = compiler::compile(templates.get_template(name)?, &|name| templates.get_template(name))?;
    let mut packer = Packer::default();
    steps.pack(&mut packer);
    Some(packer.bytes())
}

/// The frame of diagrams.
fn frame(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, Box<dyn Error>> {
    let file = |path| files.get(path).ok_or_else(|| format!("there is no {path}"));
    let mut library = String::new();
    GzDecoder::new(file(frame::LIBRARY)?.as_slice()).read_to_string(&mut library)?;
    let licence = str::from_utf8(file(frame::LICENCE)?)?.trim();
    let engine = ready(file(frame::ENGINE)?, frame::ENGINE);
    let engine = str::from_utf8(&engine)?.trim();
    if let Some(sign) = [&library, engine].into_iter().find_map(frame::unfit) {
        return Err(format!("a script holds {sign:?} and cannot stand inside a page").into());
    }
    Ok(frame::frame(&library, licence, engine).into_bytes())
}

/// The files of a folder and of those in it, by their paths with `/`.
fn collect(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().into_string().map_err(|name| format!("{} is no UTF-8", name.display()))?;
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{below}{name}/"), files)?;
        } else {
            files.insert(format!("{below}{name}"), fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// Where bytes were written to.
fn written(path: &Path, bytes: &[u8]) -> Result<PathBuf, Box<dyn Error>> {
    fs::create_dir_all(path.parent().ok_or("a file is in a folder")?)?;
    fs::write(path, bytes)?;
    Ok(path.to_owned())
}

/// An expression that is what is in a file.
fn included(path: &Path) -> String {
    format!("include_bytes!({path:?})")
}
