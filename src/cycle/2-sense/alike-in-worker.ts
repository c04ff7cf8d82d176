import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { AlikeAsked, AlikeFound } from './alike.ts';

/** What the thread tells: how far it is, between 0 and 1, and what it found. */
export type AlikeTold = { done: number } | { found: AlikeFound };

/** Compares texts in a thread of its own, so that no request waits for it. Aborting the signal ends it at once. */
export function alikeInWorker(
  asked: AlikeAsked,
  { signal, onProgress }: { signal?: AbortSignal; onProgress?: (done: number) => void } = {},
): Promise<AlikeFound> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason as Error);
    const worker = new Worker(threadFile(), { workerData: asked });
    const cancel = () => {
      reject(signal?.reason as Error);
      void worker.terminate();
    };
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (told: AlikeTold) => {
      if ('done' in told) onProgress?.(told.done);
      else resolve(told.found);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', cancel);
      reject(new Error(`the thread that compares texts ended with ${code} before it had an answer`));
    });
  });
}

/** Beside this file in the source; in the server's folder when built, also for a tool, whose folder stands two lower. */
function threadFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./alike.worker.ts', import.meta.url);
  const beside = new URL('./alike.worker.js', import.meta.url);
  return existsSync(beside) ? beside : new URL('../../server/alike.worker.js', import.meta.url);
}
