import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { KringProgress } from './kring-map.ts';
import type { Learned } from './learned.ts';
import type { Mode, OpinionMap } from './opinion-map.ts';
import type { Plane } from './plane.ts';
import type { Votes } from './votes.ts';

/** What the thread is asked, and what it tells in between and at the end. */
export type Asked = {
  votes: Votes;
  mode: Mode;
  seed: number;
  pairs?: readonly { statement: string; person: string }[] | undefined;
};
export type FirstMap = Pick<Plane, 'positions' | 'covariances'>;
export type Told = { progress: KringProgress } | { firstMap: FirstMap } | { learned: Learned } | { map: OpinionMap };

/**
 * The opinion map, computed in a thread of its own so that no request waits for it. Progress and a first map come while it
 * works; aborting the signal ends the thread at once, and the promise is rejected with the signal's reason.
 *
 * @example
 * const cancel = new AbortController();
 * const map = await opinionMapInWorker(votes, { signal: cancel.signal, onProgress: ({ stage, done }) => show(stage, done) });
 */
export function opinionMapInWorker(
  votes: Votes,
  {
    mode = 'kring',
    seed = 1,
    pairs,
    signal,
    onProgress,
    onFirstMap,
    onLearned,
  }: {
    mode?: Mode;
    seed?: number;
    pairs?: readonly { statement: string; person: string }[];
    signal?: AbortSignal;
    onProgress?: (progress: KringProgress) => void;
    onFirstMap?: (firstMap: FirstMap) => void;
    onLearned?: (learned: Learned) => void;
  } = {},
): Promise<OpinionMap> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const asked: Asked = { votes, mode, seed, pairs };
    const worker = new Worker(threadFile(), { workerData: asked });
    const cancel = () => {
      reject(signal?.reason);
      void worker.terminate();
    };
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (told: Told) => {
      if ('progress' in told) onProgress?.(told.progress);
      if ('firstMap' in told) onFirstMap?.(told.firstMap);
      if ('learned' in told) onLearned?.(told.learned);
      if ('map' in told) resolve(told.map);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', cancel);
      reject(new Error(`the opinion map's thread ended with ${code} before it had an answer`));
    });
  });
}

/** The thread's file: beside this one in the source; in the server's folder when built, also for a tool, whose folder stands two lower. */
function threadFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./opinion-map.worker.ts', import.meta.url);
  const beside = new URL('./opinion-map.worker.js', import.meta.url);
  return existsSync(beside) ? beside : new URL('../../server/opinion-map.worker.js', import.meta.url);
}
