//! The program: words typed in, exit code out.

fn main() -> std::process::ExitCode {
    leadar::cli::run(std::env::args_os())
}
