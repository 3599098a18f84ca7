-- CreateTable
CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "function" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "roles" TEXT[],
    "aliases" TEXT[],
    "from_plan" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "function_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "working_group" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "aliases" TEXT[],
    "from_plan" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "working_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "function_group" (
    "function_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,

    CONSTRAINT "function_group_pkey" PRIMARY KEY ("function_id","group_id")
);

-- CreateTable
CREATE TABLE "measure" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "group_id" UUID,
    "number" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "measure_function" (
    "measure_id" UUID NOT NULL,
    "function_id" UUID NOT NULL,
    "part" TEXT NOT NULL,

    CONSTRAINT "measure_function_pkey" PRIMARY KEY ("measure_id","function_id","part")
);

-- CreateTable
CREATE TABLE "measure_change" (
    "measure_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "agreement_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "function_id" UUID,
    "author" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "hash_key" TEXT,
    "masked" JSONB,

    CONSTRAINT "measure_change_pkey" PRIMARY KEY ("measure_id","version")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pending_question" (
    "id" UUID NOT NULL,
    "agreement_id" UUID,
    "account" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "settles_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pending_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("platform","tenant","id")
);

-- CreateTable
CREATE TABLE "holding" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "function_id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "holding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_code" (
    "code_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_code_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "channel" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "agreement_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "name" TEXT,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_pkey" PRIMARY KEY ("platform","tenant","id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "agreement_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" JSONB NOT NULL,
    "target_kind" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "thread" TEXT,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "channel_id" TEXT,
    "message_id" TEXT,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "situation_reference" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "date" DATE,
    "owner" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "goal_areas" INTEGER[],
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "situation_reference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "agreement_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "function_id" UUID,
    "actor" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" JSONB NOT NULL,
    "content_hash" TEXT,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("agreement_id","seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "agreement_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("agreement_id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL,
    "clock_reading" TIMESTAMPTZ(3),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "agreement_key_key" ON "agreement"("key");

-- CreateIndex
CREATE UNIQUE INDEX "function_agreement_id_name_key" ON "function"("agreement_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "working_group_agreement_id_name_key" ON "working_group"("agreement_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "measure_agreement_id_number_key" ON "measure"("agreement_id", "number");

-- CreateIndex
CREATE INDEX "measure_function_function_id_idx" ON "measure_function"("function_id");

-- CreateIndex
CREATE INDEX "measure_change_agreement_id_kind_at_idx" ON "measure_change"("agreement_id", "kind", "at");

-- CreateIndex
CREATE INDEX "inbox_received_at_idx" ON "inbox"("received_at");

-- CreateIndex
CREATE INDEX "pending_question_expires_at_idx" ON "pending_question"("expires_at");

-- CreateIndex
CREATE INDEX "pending_question_settles_at_idx" ON "pending_question"("settles_at");

-- CreateIndex
CREATE INDEX "account_person_id_idx" ON "account"("person_id");

-- CreateIndex
CREATE INDEX "holding_person_id_idx" ON "holding"("person_id");

-- CreateIndex
CREATE INDEX "holding_function_id_idx" ON "holding"("function_id");

-- CreateIndex
CREATE INDEX "channel_group_id_idx" ON "channel"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_key_key" ON "delivery"("key");

-- CreateIndex
CREATE INDEX "delivery_platform_tenant_target_id_seq_idx" ON "delivery"("platform", "tenant", "target_id", "seq");

-- CreateIndex
CREATE INDEX "delivery_state_idx" ON "delivery"("state");

-- AddForeignKey
ALTER TABLE "function" ADD CONSTRAINT "function_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_group" ADD CONSTRAINT "working_group_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "function_group" ADD CONSTRAINT "function_group_function_id_fkey" FOREIGN KEY ("function_id") REFERENCES "function"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "function_group" ADD CONSTRAINT "function_group_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "working_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure" ADD CONSTRAINT "measure_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "working_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_function" ADD CONSTRAINT "measure_function_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_function" ADD CONSTRAINT "measure_function_function_id_fkey" FOREIGN KEY ("function_id") REFERENCES "function"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "measure_change" ADD CONSTRAINT "measure_change_measure_id_fkey" FOREIGN KEY ("measure_id") REFERENCES "measure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holding" ADD CONSTRAINT "holding_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holding" ADD CONSTRAINT "holding_function_id_fkey" FOREIGN KEY ("function_id") REFERENCES "function"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_code" ADD CONSTRAINT "link_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "working_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "situation_reference" ADD CONSTRAINT "situation_reference_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
