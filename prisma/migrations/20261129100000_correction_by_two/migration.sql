-- A correction that gives back what a case keeps from readers is proposed to a second person, like a restoring.
ALTER TYPE "case_approval_kind" ADD VALUE 'correct';
