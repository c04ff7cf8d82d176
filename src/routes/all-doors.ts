import { cardDoors } from './circle/card-page.tsx';
import { closingDoors } from './circle/closing-page.tsx';
import { confirmDoors } from './circle/confirm-page.tsx';
import { newDoors } from './circle/new-page.tsx';
import { fileDoors } from './media/file-door.ts';
import { listenMediaDoors } from './media/listen-doors.tsx';
import { mineMediaDoors } from './media/mine-doors.tsx';
import { openDoors } from './circle/open-page.tsx';
import { partDoors } from './circle/part-doors.ts';
import { peopleDoors } from './circle/people-acts.ts';
import { prepareDoors } from './circle/prepare-page.tsx';
import { promiseDoors } from './circle/promise-page.tsx';
import { activityDoors } from './activity/activity-page.tsx';
import { apiDoors } from './api/api-doors.ts';
import { changeDoors } from './change/change-doors.ts';
import { compassDoors } from './compass/compass-page.tsx';
import { mirrorDoors } from './compass/mirror/mirror-doors.ts';
import { momentsDoors } from './compass/moments/moments-doors.ts';
import { pulseDoors } from './compass/pulse/pulse-doors.ts';
import { connectionDoors } from './connections/connection-doors.tsx';
import { dialogueDoors } from './dialogue/dialogue-doors.ts';
import type { Door } from './door.ts';
import { evaluationDoors } from './evaluation/evaluation-page.tsx';
import { helpDoors } from './help/help-doors.ts';
import { hintDoors } from './hints.tsx';
import { searchDoors } from './search/search-page.tsx';
import { senseDoors } from './sense/sense-doors.ts';
import { shareDoors } from './share/share-doors.ts';
import { suggestDoors } from './sense/suggest-doors.ts';
import { reportDoors } from './report/report-pages.tsx';
import { privacyDoors } from './privacy/privacy-papers.tsx';
import { homeDoors } from './people/home-page.tsx';
import { invitationDoors } from './people/invitation-page.tsx';
import { signInDoors } from './people/sign-in-page.tsx';
import { setUpDoors } from './set-up/set-up-page.tsx';
import { siteDoors } from './site/site-pages.tsx';
import { undoDoors } from './undo.tsx';
import { startDoors } from './start-page.tsx';
import { invitationCardDoors } from './invitations/invitation-card-doors.ts';
import { powerDoors } from './compass/power/power-doors.ts';
import { voicesDoors } from './compass/voices/voices-doors.ts';
import { liveDoors } from './live/live-doors.ts';
import { listenDoors } from './listen/listen-doors.ts';
import { respondDoors } from './respond/respond-doors.ts';
import { caseDoors } from './cases/case-doors.ts';
import { mapDoors } from './share/map-doors.ts';
import { leavingDoors } from './leaving/leaving-doors.ts';
import { returnDoors } from './return/return-doors.ts';
import { tellerDoors } from './teller/teller-doors.ts';
import { roadMapDoors } from './roadmap/roadmap-doors.ts';
import { tryOutDoors } from './try-outs/try-outs-doors.ts';
import { ritualDoors } from './rituals/rituals-doors.ts';
import { toolkitDoors } from './methods/methods-doors.ts';
import { modelsDoors } from './models/models-doors.ts';
import { outcomesDoors } from './outcomes/outcomes-doors.ts';
import { networkDoors } from './compass/network/network-doors.ts';
import { talentsDoors } from './talents/talents-doors.ts';
import { workingDoors } from './working-with-me/working-doors.ts';
import { learningDoors } from './learning/learning-doors.ts';
import { storiesFirst } from './learning/stories-first.tsx';

/** Every way in. Read this to know everything that can happen; `lib/people/may.ts` says who may do it. */
export const allDoors: readonly Door[] = storiesFirst([
  ...startDoors,
  ...setUpDoors,
  ...signInDoors,
  ...homeDoors,
  ...hintDoors,
  ...undoDoors,
  ...invitationDoors,
  ...siteDoors,
  ...newDoors,
  ...openDoors,
  ...prepareDoors,
  ...partDoors,
  ...promiseDoors,
  ...peopleDoors,
  ...confirmDoors,
  ...closingDoors,
  ...cardDoors,
  ...senseDoors,
  ...suggestDoors,
  ...searchDoors,
  ...dialogueDoors,
  ...liveDoors,
  ...changeDoors,
  ...evaluationDoors,
  ...listenDoors,
  ...reportDoors,
  ...privacyDoors,
  ...listenMediaDoors,
  ...helpDoors,
  ...tellerDoors,
  ...mineMediaDoors,
  ...fileDoors,
  ...respondDoors,
  ...apiDoors,
  ...connectionDoors,
  ...activityDoors,
  ...returnDoors,
  ...leavingDoors,
  ...shareDoors,
  ...mapDoors,
  ...caseDoors,
  ...voicesDoors,
  ...invitationCardDoors,
  ...compassDoors,
  ...powerDoors,
  ...pulseDoors,
  ...momentsDoors,
  ...mirrorDoors,
  ...networkDoors,
  ...toolkitDoors,
  ...tryOutDoors,
  ...ritualDoors,
  ...roadMapDoors,
  ...modelsDoors,
  ...workingDoors,
  ...talentsDoors,
  ...learningDoors,
  ...outcomesDoors,
]);
