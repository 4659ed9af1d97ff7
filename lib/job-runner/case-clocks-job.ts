import { forgetCases } from '../cases/forget-cases.ts'
import { keepCaseParties } from '../cases/keep-case-parties.ts'
import { runCaseClocks } from '../cases/run-case-clocks.ts'
import { logs } from '../logs.ts'

/** Each minute: the periods of cases that are over by the database's clock. */
export async function runTheCaseClocks(): Promise<void> {
  const done = await runCaseClocks()
  if (done.failed > 0) throw new Error(`${done.failed} clocks of cases failed`)
  logs().debug(done, 'ran the clocks of cases')
}

/** Nightly: who complaints are of and by, and what is deleted with them. */
export async function keepTheCaseParties(): Promise<void> {
  const told = { extended: await keepCaseParties(), cases: await forgetCases() }
  logs().info(told, 'kept the parties of cases')
}
