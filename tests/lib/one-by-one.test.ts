import { expect, it } from 'vitest'
import { publishDue } from '#lib/articles/review/publish-due.ts'
import { takeDownExpired } from '#lib/articles/take-down-expired.ts'
import { withdrawContribution } from '#lib/contributions/withdraw-contribution.ts'
import { db } from '#lib/db/client.ts'
import { shanghaiMinute } from '#lib/time.ts'
import { aFederationReport } from '../support/cast.ts'
import { anAcceptedContribution } from '../support/contribution-cast.ts'
import { aScheduledArticle } from '../support/review-cast.ts'

// Purpose: an article whose time has come, and that fails, keeps no other from its time.

const statusOf = async (id: number) => (await db().article.findUniqueOrThrow({ where: { id } })).status
const allDue = () =>
  db()
    .$executeRaw`UPDATE article_schedule SET due_at = clock_timestamp() - article_id * interval '0.1 second'`

/** A fault that no editor can make: the database refuses every change of these articles. */
async function failing(ids: readonly number[], act: () => Promise<void>): Promise<void> {
  await db().$executeRawUnsafe(`CREATE FUNCTION fail_article() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'a fault'; END $$`)
  await db().$executeRawUnsafe(`CREATE TRIGGER fail_article BEFORE UPDATE ON article FOR EACH ROW
    WHEN (OLD.id IN (${ids.join(',')})) EXECUTE FUNCTION fail_article()`)
  try {
    await act()
  } finally {
    await db().$executeRawUnsafe('DROP TRIGGER fail_article ON article')
    await db().$executeRawUnsafe('DROP FUNCTION fail_article')
  }
}

it('scheduled ones go out, and expired ones leave', async () => {
  const scheduled = [
    await aScheduledArticle(),
    await aScheduledArticle({ sourceUrl: 'https://example.cn/2' }),
  ]
  const expiresOn = shanghaiMinute(new Date(Date.now() - 60_000))
  const expired = [
    await aFederationReport({ expiresOn, sourceUrl: 'https://example.cn/3' }),
    await aFederationReport({ expiresOn, sourceUrl: 'https://example.cn/4' }),
  ]
  const [bad, good] = [scheduled, expired]
    .map((pair) => pair.map(({ id }) => id))
    .reduce<number[][]>(
      ([bad = [], good = []], [one = 0, two = 0]) => [
        [...bad, one],
        [...good, two],
      ],
      [],
    )
  await allDue()
  // The later schedule is due first: the one that fails is to stand before the other.
  await db()
    .$executeRaw`UPDATE article_schedule SET due_at = clock_timestamp() - interval '1 hour' WHERE article_id = ${bad?.[0]}`
  await failing(bad ?? [], async () => {
    expect(await publishDue()).toEqual({ published: 1, refused: 0 })
    expect(await takeDownExpired()).toBe(1)
  })
  expect(await Promise.all((good ?? []).map(statusOf))).toEqual(['published', 'taken_down'])
  expect(await Promise.all((bad ?? []).map(statusOf))).toEqual(['scheduled', 'published'])
})

it('one whose contribution was withdrawn does not wait for ever: it is approved again', async () => {
  const [{ id }, ended] = [await aScheduledArticle(), await anAcceptedContribution()]
  await withdrawContribution(ended.receipt)
  await db().contribution.update({ where: { id: ended.id }, data: { articleId: id } })
  await allDue()
  expect(await publishDue()).toEqual({ published: 0, refused: 1 })
  expect(await statusOf(id)).toBe('approved')
})
