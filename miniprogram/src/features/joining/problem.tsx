import { NoticeBar } from '../../components/notice-bar'

/** Why something did not succeed; what was written is still there. */
export function ProblemBar({ problem }: { problem: { happened: string; next: string } | null }) {
  return problem && <NoticeBar tone="danger" text={`${problem.happened}，${problem.next}`} />
}
