import { parentPort, workerData } from 'node:worker_threads';
import { findAlike, type AlikeAsked } from './alike.ts';
import type { AlikeTold } from './alike-in-worker.ts';

/** The thread in which texts are compared: gets its work at birth, tells how far it is, then gives what it found. */
const tell = (told: AlikeTold) => parentPort!.postMessage(told);
tell({ found: findAlike(workerData as AlikeAsked, (done) => tell({ done })) });
