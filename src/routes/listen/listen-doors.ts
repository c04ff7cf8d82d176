import { get, post, type Door } from '../door.ts';
import { askCare, looked } from './care.tsx';
import { hiddenPage, look } from './hidden.tsx';
import { accept, ask, hold, lift, mask, refuse, say, settle, settleFlag, through } from './listen-acts.tsx';
import { listenPage } from './listen.tsx';
import { reportsPage, settleReported } from './reports.tsx';
import { storyPage } from './story.tsx';

const base = '/circles/:circle/listen';

/** Everything a listener does, and the words of others that someone must look at. */
export const listenDoors: Door[] = [
  get(base, 'listen', listenPage),
  get(`${base}/hidden`, 'lookAtHidden', hiddenPage),
  post(`${base}/hidden/:hidden`, 'lookAtHidden', look),
  get(`${base}/reports`, 'listen', (c) => reportsPage(c)),
  post(`${base}/reports/:report`, 'listen', settleReported),
  get(`${base}/:story`, 'listen', (c) => storyPage(c)),
  post(`${base}/:story/accept`, 'listen', accept),
  post(`${base}/:story/ask`, 'listen', ask),
  post(`${base}/:story/say`, 'listen', say),
  post(`${base}/:story/refuse`, 'listen', refuse),
  post(`${base}/:story/through`, 'listen', through),
  post(`${base}/:story/flags/:flag`, 'listen', settleFlag),
  post(`${base}/:story/care`, 'listen', looked),
  post(`${base}/:story/care/ask`, 'listen', askCare),
  post(`${base}/:story/mask`, 'listen', mask),
  post(`${base}/:story/contests/:fragment`, 'listen', settle),
  post(`${base}/:story/hold`, 'holdStory', hold),
  post(`${base}/:story/lift`, 'holdStory', lift),
];
