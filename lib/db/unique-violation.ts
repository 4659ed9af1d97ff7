import { Prisma } from './generated/client.ts'

/** Whether a write was refused because a unique index has the value already (Prisma P2002, SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}
