import { get, post, type Door } from '../../door.ts';
import { missingPage, nameWhoIsMissing, takeBackNamed } from './missing-page.tsx';
import { namedPage } from './named-page.tsx';
import { letNameGo, namesPage } from './names-page.tsx';
import { callsPage, planPage } from './outreach-pages.tsx';
import { apart, drop, go, same, sayResult, voicePage } from './voice-page.tsx';
import { keepCall, look } from './voice-stewards.tsx';
import { voicesPage } from './voices-page.tsx';

const voices = '/circles/:circle/compass/voices';

/** Who is touched and not here: anyone says so; those inside go to them. */
export const voicesDoors: Door[] = [
  get('/missing/:door', 'nameMissing', missingPage),
  post('/missing/:door', 'nameMissing', nameWhoIsMissing),
  post('/missing/:door/back', 'nameMissing', takeBackNamed),
  get('/circles/:circle/missing', 'nameMissing', missingPage),
  get('/circles/:circle/missing/named', 'nameMissing', namedPage),
  get(voices, 'readVoices', voicesPage),
  get(`${voices}/plan`, 'reachOut', planPage),
  get(`${voices}/calls`, 'reachOut', callsPage),
  get(`${voices}/names`, 'keepNames', namesPage),
  post(`${voices}/names`, 'keepNames', letNameGo),
  get(`${voices}/of/:touched`, 'readVoices', (c) => voicePage(c)),
  post(`${voices}/of/:touched/go`, 'reachOut', go),
  post(`${voices}/of/:touched/result`, 'reachOut', sayResult),
  post(`${voices}/of/:touched/drop`, 'reachOut', drop),
  post(`${voices}/of/:touched/same`, 'reachOut', same),
  post(`${voices}/of/:touched/apart`, 'reachOut', apart),
  post(`${voices}/of/:touched/look`, 'moderateNamings', look),
  post(`${voices}/of/:touched/call`, 'keepNames', keepCall),
];
