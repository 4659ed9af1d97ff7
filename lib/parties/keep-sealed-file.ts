import type { Tx } from '#lib/db/transaction.ts'
import { seal } from '../sealed/seal.ts'
import type { PreparedSealedFile } from './prepare-sealed-file.ts'

/** Whose file it is: it is deleted with him; or, of nobody, when it is deleted. */
type Owner = { party: string } | { until: Date }

/** Enters a file that `prepareSealedFile` has sealed.
 *  @returns its id, a UUID */
export async function keepSealedFile(tx: Tx, file: PreparedSealedFile, owner: Owner): Promise<string> {
  const { id, name, ...facts } = file
  await tx.sealedFile.create({
    data: {
      ...{ id, ...facts, name: seal({ table: 'sealed_file', column: 'name', row: id }, name) },
      ...('party' in owner ? { partyId: owner.party } : { until: owner.until }),
    },
  })
  return id
}
