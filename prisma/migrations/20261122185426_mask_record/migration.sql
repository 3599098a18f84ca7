-- AlterTable
ALTER TABLE "agreement_change" ADD COLUMN     "masked" JSONB;

-- AlterTable
ALTER TABLE "meeting_change" ADD COLUMN     "masked" JSONB;
