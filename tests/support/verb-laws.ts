import { describe, expect, it } from 'vitest'
import type { Editor } from '#lib/actors/editor.ts'
import { deleteDraft } from '#lib/articles/delete-draft.ts'
import { type ArticleStatus, moves, type Transition } from '#lib/articles/status.ts'
import { listTag } from '#lib/articles/tags.ts'
import { takeDownArticle } from '#lib/articles/take-down.ts'
import { db, pool } from '#lib/db/client.ts'
import { aSuspendedReport } from './case-removals.ts'
import { aChiefEditor, aDraft, aFederationReport, aVisitingStudent, type Seen } from './cast.ts'
import { purgedTags } from './purged-tags.ts'
import { anApprovedDraft, aScheduledArticle, aSubmittedDraft } from './review-cast.ts'

export type Verb = {
  move: Transition
  /** Calls the verb as this editor with otherwise valid input. */
  call: (editor: Editor, seen: Seen) => Promise<unknown>
  event: string
  /** Whether it has no gate: whose verb it is part of asks for the permission and parses. */
  isCore?: boolean
  /** The states of the table from which its gate moves an article, where it is not all of them. */
  gateMoves?: readonly ArticleStatus[]
}

/** An article in each state. */
const inState: Record<ArticleStatus, () => Promise<Seen>> = {
  draft: () => aDraft(),
  published: () => aFederationReport(),
  taken_down: async () =>
    takeDownArticle(await aChiefEditor(), {
      ...(await aFederationReport()),
      reason: 'copyright',
      note: '权利人来函',
    }),
  in_review: () => aSubmittedDraft(),
  approved: () => anApprovedDraft(),
  scheduled: () => aScheduledArticle(),
  suspended: async () => aSuspendedReport(),
  deleted: async () => deleteDraft(await aChiefEditor(), await aDraft()),
}

/** What every verb on an article obeys, said once. */
export function obeysTheVerbLaws({ move, call, event, isCore = false, gateMoves }: Verb): void {
  const [from] = moves[move].from
  const given = inState[from]

  describe('obeys the laws of every verb', () => {
    it('writes exactly one audit entry, that names who did it', async () => {
      const seen = await given()
      const chief = await aChiefEditor()
      const before = await db().auditEntry.count()
      await call(chief, seen)
      const added = await db().auditEntry.findMany({ orderBy: { id: 'asc' }, skip: before })
      expect(added).toMatchObject([{ event, articleId: seen.id, editorId: chief.id, actor: chief.name }])
    })

    it.each(gateMoves ?? moves[move].from)(
      'moves an article that is %s to the one state of the table',
      async (state) => {
        const seen = await inState[state]()
        await call(await aChiefEditor(), seen)
        const article = await db().article.findUniqueOrThrow({ where: { id: seen.id } })
        expect(article).toMatchObject({ status: moves[move].to, version: seen.version + 1 })
      },
    )

    it('tells every cache, if readers are concerned', async () => {
      const seen = await given()
      const at = new Date()
      const heard = await purgedTags(async () => call(await aChiefEditor(), seen))
      const city = await db().city.findFirstOrThrow()
      if (!moves[move].isPublic) expect(heard).toEqual([])
      else {
        const { source } = await db().article.findUniqueOrThrow({
          where: { id: seen.id },
          include: { source: true },
        })
        const tags = [
          ...[`article:${seen.id}`, `named:${seen.id}`, 'city:lecong', 'articles', 'front', 'hot'],
          ...(source ? [listTag({ of: 'source', name: source.name })] : []),
        ]
        expect(heard.map((tags) => tags.sort())).toEqual([tags.sort()])
        expect(city.changedAt.getTime(), 'the city’s pages changed').toBeGreaterThanOrEqual(at.getTime())
      }
      const article = await db().article.findUniqueOrThrow({ where: { id: seen.id } })
      expect(article.changedAt.getTime()).toBeGreaterThanOrEqual(at.getTime())
    })

    it('keeps as the live revision what readers see now, and none where they see nothing', async () => {
      const seen = await given()
      await call(await aChiefEditor(), seen)
      const article = await db().article.findUniqueOrThrow({ where: { id: seen.id } })
      const live = await db().revision.findMany({ where: { articleId: seen.id, live: true } })
      const { title, summary, body, author, sourceUrl, cityId } = article
      expect(live).toMatchObject(
        article.status === 'published' ? [{ title, summary, body, author, sourceUrl, cityId }] : [],
      )
    })

    it('leaves nothing behind when it fails at the very end', async () => {
      const seen = await given()
      const chief = await aChiefEditor()
      const before = await everything()
      await failingAtCommit(() => expect(call(chief, seen)).rejects.toThrow())
      expect(await everything()).toEqual(before)
    })

    it('refuses a version that somebody else has changed since, and says who and when', async () => {
      const seen = await given()
      const before = await everything()
      await expect(
        call(await aChiefEditor(), { ...seen, version: seen.version - 1 || 99 }),
      ).rejects.toMatchObject({
        code: 'conflict',
        details: { version: seen.version, changedBy: expect.any(String), changedAt: expect.any(String) },
      })
      expect(await everything()).toEqual(before)
    })

    for (const [state, make] of Object.entries(inState)) {
      if ((moves[move].from as readonly string[]).includes(state)) continue
      it(`refuses an article that is ${state}`, async () => {
        const seen = await make()
        await expect(call(await aChiefEditor(), seen)).rejects.toMatchObject({
          code: 'wrong-state',
          details: { status: state },
        })
      })
    }

    it('refuses an article that does not exist', async () => {
      await expect(call(await aChiefEditor(), { id: 4711, version: 1 })).rejects.toMatchObject({
        code: 'not-found',
      })
    })

    if (isCore) return

    it('refuses an editor without the permission, before it looks at anything', async () => {
      const seen = await given()
      const before = await everything()
      await expect(call(await aVisitingStudent(), seen)).rejects.toMatchObject({ code: 'forbidden' })
      expect(await everything()).toEqual(before)
    })

    it.each([{ id: 0 }, { id: 'abc' }, { id: 2 ** 31 }, { version: -1 }, { version: 'now' }])(
      'refuses the malformed %o by name',
      async (wrong) => {
        const seen = { ...(await given()), ...wrong } as Seen
        const [field] = Object.keys(wrong)
        await expect(call(await aChiefEditor(), seen)).rejects.toMatchObject({
          code: 'invalid-input',
          fields: { [field ?? '']: expect.any(String) },
        })
      },
    )
  })
}

/** Every row of every table that a verb writes to. */
async function everything(): Promise<unknown> {
  return Promise.all([
    db().article.findMany({ orderBy: { id: 'asc' } }),
    db().revision.findMany({ orderBy: { id: 'asc' } }),
    db().correction.findMany({ orderBy: { id: 'asc' } }),
    db().takedown.findMany({ orderBy: { id: 'asc' } }),
    db().shareLink.findMany({ orderBy: { id: 'asc' } }),
    db().auditEntry.findMany({ orderBy: { id: 'asc' } }),
    db().source.findMany({ orderBy: { id: 'asc' } }),
    db().city.findMany({ orderBy: { id: 'asc' } }),
  ])
}

/** Runs `work` while every commit that touched an article's row fails in its last moment. */
async function failingAtCommit(work: () => Promise<unknown>): Promise<void> {
  await pool().query(`
    CREATE FUNCTION fail_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$;
    CREATE CONSTRAINT TRIGGER fail_at_commit AFTER UPDATE ON article DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION fail_at_commit()`)
  try {
    await work()
  } finally {
    await pool().query('DROP TRIGGER fail_at_commit ON article; DROP FUNCTION fail_at_commit()')
  }
}

/** Calls twice at once: one wins, the other hears why.
 *  @returns the loser's error codes */
export async function race(
  ...calls: (() => Promise<unknown>)[]
): Promise<{ won: number; refused: unknown[] }> {
  const ends = await Promise.allSettled(calls.map((call) => call()))
  return {
    won: ends.filter(({ status }) => status === 'fulfilled').length,
    refused: ends.flatMap((end) => (end.status === 'rejected' ? [end.reason.code] : [])),
  }
}
