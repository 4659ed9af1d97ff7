import { describe, expect, it } from 'vitest'
import { editorIdOf, systemActor } from '#lib/actors/actor.ts'
import { type Editor, mintEditor, roleNames } from '#lib/actors/editor.ts'
import { Role } from '#lib/db/generated/enums.ts'
import { allows, type Permission, permit } from '#lib/editors/permissions.ts'

const person = (role: Role): Editor =>
  mintEditor({ id: `editor-${role}`, name: '黄编辑', email: 'huang@example.cn', role })
const roles = Object.values(Role)
const all: Permission[] = [
  ...(['article.draft', 'article.publish', 'article.amend'] as const),
  ...(['article.take-down', 'article.restore', 'article.delete-any-draft'] as const),
  ...(['media.add', 'media.delete-any', 'identity.open'] as const),
]

describe('what a role may do', () => {
  it.each<[Role, Permission[]]>([
    ['editor', ['article.draft', 'article.publish', 'article.amend', 'media.add']],
    ['chief_editor', all],
    ['admin', all],
  ])('as %s is exactly %j', (role, permissions) =>
    expect(all.filter((permission) => allows(person(role), permission))).toEqual(permissions),
  )

  it('is refused in a sentence that names whom to ask, and otherwise passes in silence', () => {
    expect(() => permit(person('editor'), 'article.take-down')).toThrow(
      expect.objectContaining({ code: 'forbidden', message: '您的角色没有这项权限，请联系主编或管理员。' }),
    )
    expect(permit(person('chief_editor'), 'article.take-down')).toBeUndefined()
  })

  it('is nothing for a role that the table does not know', () => {
    const student = { ...person('editor'), role: 'student' as Role }
    expect(all.filter((permission) => allows(student, permission))).toEqual([])
  })
})

it('every role has a name on the screen, and no two the same', () => {
  expect(new Set(roles.map((role) => roleNames[role])).size).toBe(roles.length)
})

it('an editor is minted with what names him alone, and is the only actor with a number', () => {
  const row = {
    id: 'editor-huang',
    name: '黄编辑',
    email: 'huang@example.cn',
    role: 'editor',
    password: 'x',
  } as const
  expect(Object.keys(mintEditor(row))).toEqual(['id', 'name', 'email', 'role'])
  expect(editorIdOf(mintEditor(row))).toBe('editor-huang')
  expect(editorIdOf(systemActor('导入'))).toBeNull()
})
