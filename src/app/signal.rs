//! Waits until somebody wants the program to stop: Ctrl C in a terminal, or a request of the system.

/// Waits until somebody wants the program to stop.
#[cfg(unix)]
pub(super) async fn stopped() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result,
        _ = terminate.recv() => Ok(()),
    }
}

/// Waits until somebody wants the program to stop.
#[cfg(not(unix))]
pub(super) async fn stopped() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
