import type { Proposal } from '#cycle/2-sense/moderation.server.ts';
import { useFrame } from '#lib/ui/frame.tsx';

/** What someone missed and said, and what became of each sentence: people answer it, or why not. */
export function Proposals({ proposals, language }: { proposals: readonly Proposal[]; language: string }) {
  const { words } = useFrame();
  if (proposals.length === 0) return null;
  return (
    <>
      <h2>{words('respond.proposals')}</h2>
      <ul class="kring-own-answers" role="list">
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            {!proposal.text ? (
              <p class="kring-quiet">{words(proposal.outcome === 'refused' ? 'respond.proposals.wiped' : 'respond.proposals.hidden')}</p>
            ) : (
              <p lang={proposal.language} dir="auto">
                {proposal.text}
              </p>
            )}
            <p>
              <strong>{words(`respond.proposals.${proposal.outcome}`)}</strong>
            </p>
            {proposal.ground && (
              <p>
                {words('respond.proposals.because')} <bdi lang={language}>{proposal.ground}</bdi>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
