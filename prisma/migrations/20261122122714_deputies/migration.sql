-- AlterTable
ALTER TABLE "holding" ADD COLUMN     "valid_from" DATE,
ADD COLUMN     "valid_to" DATE;
