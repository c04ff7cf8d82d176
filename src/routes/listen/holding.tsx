import type { openHold } from '#cycle/1-gather/holds.server.ts';
import { Disclosure } from '#lib/ui/card.tsx';
import { useFrame } from '#lib/ui/frame.tsx';
import { ActButton } from '../teller/act-button.tsx';

type Hold = Awaited<ReturnType<typeof openHold>>;

/** The teller lost the card: two listeners together hide the story, and two together show it again. */
export function Holding({ base, hold, person }: { base: string; hold: Hold; person: string }) {
  const { words } = useFrame();
  return (
    <Disclosure summary={words('gather.hold')} open={hold !== undefined}>
      <p>{words('gather.hold.lead')}</p>
      <HoldNow base={base} hold={hold} person={person} />
    </Disclosure>
  );
}

function HoldNow({ base, hold, person }: { base: string; hold: Hold; person: string }) {
  const { words } = useFrame();
  if (!hold) return <ActButton action={`${base}/hold`}>{words('gather.hold.ask')}</ActButton>;
  if (!hold.joined_at) {
    return (
      <>
        <p>{words('gather.hold.waits')}</p>
        {hold.asked_by !== person && <ActButton action={`${base}/hold`}>{words('gather.hold.join')}</ActButton>}
        <ActButton action={`${base}/lift`}>{words('gather.hold.takeBack')}</ActButton>
      </>
    );
  }
  return (
    <>
      <p>{words(hold.lift_asked_by ? 'gather.hold.liftWaits' : 'gather.hold.isHidden')}</p>
      {hold.lift_asked_by !== person && <ActButton action={`${base}/lift`}>{words('gather.hold.lift')}</ActButton>}
    </>
  );
}
