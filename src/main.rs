//! Arguments in, exit code out.

fn main() -> std::process::ExitCode {
    plansite::app::run(std::env::args_os())
}
