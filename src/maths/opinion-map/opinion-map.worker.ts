import { parentPort, workerData } from 'node:worker_threads';
import { opinionMap } from './opinion-map.ts';
import type { Asked, Told } from './in-worker.ts';

/** The thread in which `opinionMapInWorker` computes: gets its work at birth, tells how far it is, then gives the map. */
const { votes, mode, seed, pairs } = workerData as Asked;
const tell = (told: Told) => parentPort!.postMessage(told);
const map = opinionMap(votes, {
  mode,
  seed,
  ...(pairs && { pairs }),
  onProgress: (progress) => tell({ progress }),
  onFirstMap: ({ positions, covariances }) => tell({ firstMap: { positions, covariances } }),
  onLearned: (learned) => tell({ learned }),
});
tell({ map });
