import { waitsFor, type Care } from '#cycle/1-gather/special-care.server.ts';
import type { Standing } from '#cycle/1-gather/receipts.server.ts';
import { useFrame } from '#lib/ui/frame.tsx';
import { Notice } from '#lib/ui/notice.tsx';

/** Why nobody but the listeners reads the story yet, and what the teller can do; and whether what they chose was asked in words of before. */
export function CareStands({ care, standing }: { care: Care; standing: Standing }) {
  const { words } = useFrame();
  const waits = waitsFor(care);
  return (
    <>
      {waits && (
        <Notice>
          <p>{words(`teller.mine.care.${waits}`)}</p>
          <p>
            {waits === 'together' ? (
              <a href="/mine/together">{words('teller.together.title')}</a>
            ) : (
              <a href="/mine/choose">{words('teller.mine.changeAllowed')}</a>
            )}
          </p>
        </Notice>
      )}
      {(standing === 'otherWords' || standing === 'otherText') && (
        <Notice>
          <p>{words(`teller.mine.consent.${standing}`)}</p>
          <p>
            <a href="/mine/choose">{words('teller.mine.changeAllowed')}</a>
          </p>
        </Notice>
      )}
    </>
  );
}
