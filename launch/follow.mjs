// Preloaded into what the launcher starts: when the launcher is gone, the program ends in order, as at SIGTERM.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
