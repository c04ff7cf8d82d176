import { get, post, type Door } from '../door.ts';
import { come, enterInvitation, followInvitation, invitedCodePage, passOn } from './invited-page.tsx';
import { cardsPage, takeAsTeller, takeHere, tellersCardsPage } from './take-cards-page.tsx';
import { treePage } from './tree-page.tsx';

/** Personal invitations that people pass on themselves: take three cards, open one, come, pass it on; and what is seen of all of them together. */
export const invitationCardDoors: Door[] = [
  get('/invite/:door', 'inviteByCard', cardsPage),
  post('/invite/:door', 'inviteByCard', takeHere),
  get('/mine/invite', 'readOwnStory', tellersCardsPage),
  post('/mine/invite', 'changeOwnStory', takeAsTeller),
  get('/circles/:circle/compass/invitations', 'readVoices', treePage),
  get('/invited', 'openInvitation', invitedCodePage),
  post('/invited', 'openInvitation', enterInvitation),
  post('/invited/come', 'openInvitation', come),
  post('/invited/on', 'openInvitation', passOn),
  get('/invited/:code', 'openInvitation', followInvitation),
];
