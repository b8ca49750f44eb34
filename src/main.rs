//! Arguments in, exit code out; and the allocator, which belongs to a program and never to a library.

/// A build makes and drops millions of short strings, on all cores. It takes pages of the usual size, since huge ones are
/// filled with zeros where a tenth of them is used: a small build would need twice the memory, and none is faster.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    plansite::app::run(std::env::args_os())
}
