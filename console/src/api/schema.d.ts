// Generated from openapi/jixia.json by `npm run api`; do not edit.

export interface paths {
    "/api/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the keys that the caller may see, never their secrets. */
        get: operations["list_api_keys"];
        put?: never;
        /** Makes a key for the caller; the answer shows its secret, once, if it has one. */
        post: operations["create_api_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a key; it stops working at once. */
        delete: operations["revoke_api_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists entries of the audit trail, newest first. */
        get: operations["list_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the newest entries, at most 100,000, as a CSV file for spreadsheet programs. */
        get: operations["export_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the acts that entries can be about. */
        get: operations["list_audit_actions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the changes of the catalogue that the caller may see, the latest first. */
        get: operations["list_catalogue_changes"];
        put?: never;
        /** Writes a change of the catalogue as a draft: a new entry, another text of one, or its withdrawal. */
        post: operations["write_catalogue_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue-changes/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a change of the catalogue with what differs from the entry that holds. */
        get: operations["get_catalogue_change"];
        /** Corrects a change of the catalogue that was not sent yet, or that was given back. */
        put: operations["correct_catalogue_change"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue-changes/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the steps that were taken, the latest first. */
        get: operations["list_catalogue_change_steps"];
        put?: never;
        /** Takes a step of the flow, such as to hand to the head, to approve, to publish or to give back. */
        post: operations["take_catalogue_change_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue-workbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The published entries as a workbook of the catalogue guide of 2017, one row per information item. */
        get: operations["export_catalogue_workbook"];
        put?: never;
        /** Makes drafts of changes of what a workbook says otherwise than the catalogue: all of them, or none where a cell is wrong. */
        post: operations["import_catalogue_workbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what was delivered and published since an instant, the latest first; at most the last 200 changes. */
        get: operations["list_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clauses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells for each clause of policy what carries it out and whether its tests pass. */
        get: operations["list_clauses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists every open time limit of what the caller may see, the most urgent first (Decree 809 art. 17, 20 to 22, 26, 27). */
        get: operations["list_clocks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the corrections that the caller may see, the latest first. */
        get: operations["list_corrections"];
        put?: never;
        /** Reports a value that looks wrong to the department that it comes from, Decree 809 art. 26. */
        post: operations["report_value"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/corrections/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a correction; what is doubted is shown to the two parties. */
        get: operations["get_correction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/corrections/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the steps that were taken, the latest first; what was said with them is shown to the two parties. */
        get: operations["list_correction_steps"];
        put?: never;
        /** Takes a step of the flow, such as to take it up, to correct, to uphold, to forward or to withdraw. */
        post: operations["take_correction_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds datasets, with counts to narrow the search by. */
        get: operations["list_datasets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a dataset: what the catalogue says of it, and what its contract promises. */
        get: operations["get_dataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/contract": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Serves the contract file in force, byte for byte as its author wrote it. */
        get: operations["get_contract"];
        /** Registers a dataset as a draft by its contract file (ODCS 3.x), or changes the contract of a draft. */
        put: operations["put_contract"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands a file over as a form with the field `file`; it is checked in the background. */
        post: operations["hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/deliveries/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads and checks a file as a delivery would, and keeps nothing: counts, matched columns, the first rejected rows. */
        post: operations["check_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the entry of a dataset that holds, in the form in which a change states it. */
        get: operations["get_catalogue_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells what a dataset is made from, and what is made of it; what the caller may not see has no name. */
        get: operations["lineage_of_dataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows which headers were settled for a dataset. */
        get: operations["get_mapping"];
        /** Settles which headers are which columns, in place of what was settled before. */
        put: operations["put_mapping"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows a reviewed dataset to others. */
        post: operations["publish_dataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/pulls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pulls a table out of a department's database, one that the configuration names; it is checked in the background. */
        post: operations["pull_table"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/quality": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells how often each rule failed in each delivery to a dataset, of the last 100 deliveries. */
        get: operations["quality_over_time"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a dataset's table what it was at a past version, as a new version. */
        post: operations["restore_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the description back to its author. */
        post: operations["return_dataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finds the description of a draft complete. */
        post: operations["review_dataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows the first rows of a dataset, of the current or a past version. */
        get: operations["sample_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells which departments are the source of a dataset and of its items. */
        get: operations["list_source_departments"];
        /** Names the source departments of a dataset and of its items, in place of those that were named before. */
        put: operations["name_source_departments"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins the upload of a file that is to be delivered; its parts follow. What is not delivered is removed after a day. */
        post: operations["begin_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the versions of a dataset's table with what made them, newest first. */
        get: operations["list_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/versions/{a}/differences/{b}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells what changed from version `{a}` to version `{b}`: counts, and a page of the rows, as the caller may see them. */
        get: operations["differences_of_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{name}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a dataset out of the catalogue; its history stays. */
        post: operations["withdraw_dataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists deliveries, newest first. */
        get: operations["list_deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a delivery and how often each rule failed in it. */
        get: operations["get_delivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what is wrong with the rejected rows of a delivery, in the order of their lines. */
        get: operations["list_rejected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries/{id}/rejected.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the rejected rows as a workbook with the reasons, to correct and send back. */
        get: operations["get_rejected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/disputes/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the steps that were taken, the latest first. */
        get: operations["list_dispute_steps"];
        put?: never;
        /** Takes a step: settles the dispute, or takes it to the next rung. */
        post: operations["take_dispute_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the signed checkpoint of the log as it is now (C2SP tlog-checkpoint). Whoever keeps one can prove later that the log
         *     only grew.
         */
        get: operations["get_checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proves that the log as it is now continues the one of an older checkpoint (RFC 9162). */
        get: operations["prove_consistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives the public key with which checkpoints of the log are checked: one line, `name+number+key` (C2SP signed-note). */
        get: operations["get_public_key"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/evidence/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Checks a receipt file with the public key of the log, for who has nothing to check it with; trusting nobody, one does it
         *     with `jixia verify receipt` or a program of one's own.
         */
        post: operations["verify_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/indicators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the indicators that the caller may see, by name. */
        get: operations["list_indicators"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/indicators/{name}/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells an indicator for the divisions of a level. Numbers that few things make up are not told. */
        get: operations["get_indicator_values"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/maps/divisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Gives the boundaries of the divisions of a level as GeoJSON (RFC 7946), with `code` and `name` of each; without a
         *     feature where nobody has delivered any.
         */
        get: operations["get_division_boundaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what the own organisation is told, the latest first; the total of the unread ones is how many wait. */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Marks a notice as read, for the whole organisation. */
        post: operations["mark_notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Lists organisations by code, each with how many stand right below it: all, those that match a search, those at the root
         *     of the tree, or those right below one.
         */
        get: operations["list_organisations"];
        put?: never;
        /** Adds an organisation. */
        post: operations["create_organisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows an organisation with those above it and those right below it. */
        get: operations["get_organisation"];
        /** Changes an organisation, or moves it in the tree. */
        put: operations["change_organisation"];
        post?: never;
        /** Removes an organisation to which no organisation, person or dataset belongs. */
        delete: operations["delete_organisation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the installed packs, each after those it needs. */
        get: operations["list_packs"];
        put?: never;
        /** Installs a pack, or another version of one: the folder as a ZIP archive. All of it happens, or nothing. */
        post: operations["install_pack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packs/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a pack. */
        get: operations["get_pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packs/{name}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Serves a file of a pack, byte for byte. */
        get: operations["get_pack_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packs/{name}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells what the check says of an installed pack beside the others. */
        get: operations["list_pack_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packs/{name}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists what a pack declares, with the clauses that each item carries out and what became of its tests. */
        get: operations["list_pack_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/packs/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells what is wrong with a pack beside those that are installed, without installing it. */
        post: operations["check_pack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the people whom the caller may see, by login. */
        get: operations["list_people"];
        put?: never;
        /** Adds a person; the answer shows a password for the first login, once. */
        post: operations["create_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a person. */
        get: operations["get_person"];
        /** Changes name, organisation, role and account of a person. What open sessions and API keys may do follows at once. */
        put: operations["change_person"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps a person from logging in; open sessions end at once. */
        post: operations["disable_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a person log in again. */
        post: operations["enable_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a person a new password for one login; the answer shows it, once. */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers one SELECT statement, as JSON or as a file. */
        post: operations["run_query"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/query/saved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the statements that the caller keeps, the latest first. */
        get: operations["list_saved_queries"];
        /** Keeps a statement under a name, in place of the one that had it. */
        put: operations["save_query"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/query/saved/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a statement that the caller keeps. */
        delete: operations["delete_saved_query"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/query/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the tables that a query may name, with their columns. */
        get: operations["list_query_tables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists receipts of the own organisation and those below it, the latest first; auditors see all. */
        get: operations["list_receipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/receipts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gives a receipt with all that is needed to check it offline, beside the public key. */
        get: operations["get_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the registries. */
        get: operations["list_registries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{name}/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Looks up one record by its key; `X-Purpose` says why, and the audit trail keeps it. */
        get: operations["look_up_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{name}/build": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a registry up to date with its sources. */
        post: operations["build_registry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{name}/conflicts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists where the sources of a registry disagree, by key and field. */
        get: operations["list_conflicts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{name}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells what a record was before and which deliveries gave what it says now; `X-Purpose` says why, and the audit trail
         *     keeps it.
         */
        post: operations["tell_history"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{name}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells who read a record, the latest first: when, for which organisation, why, under which share; no value of the record.
         *     `X-Purpose` says why it is asked, and asking leaves a receipt of its own.
         */
        post: operations["tell_readers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{name}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finds records by their key or by part of a name; `X-Purpose` says why, and the audit trail keeps it with what was
         *     searched. At most 500 records are shown, and nobody searches what he or she sees masked.
         */
        post: operations["search_registry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{name}/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the decisions about a registry, the latest first. */
        get: operations["list_settlements"];
        put?: never;
        /** Says which source is right, from the next build on and as long as the sources say the same. */
        post: operations["settle_conflict"];
        /** Takes a decision back; from the next build on the order of trust counts again. */
        delete: operations["withdraw_settlement"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the rules, by name. */
        get: operations["list_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a rule: what it asks, what it decides, what the text leaves open, and its worked examples. */
        get: operations["get_rule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/{name}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a rule for one case. */
        post: operations["ask_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/{name}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Runs a rule over its registry: who is entitled, and what it costs in all. */
        post: operations["run_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says who is logged in, and the token for requests that change something. */
        get: operations["who"];
        put?: never;
        /** Logs in; the answer sets the session cookie. */
        post: operations["log_in"];
        /** Logs out; the session is worth nothing afterwards. */
        delete: operations["log_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Chooses another password; all other sessions of the person end. */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the shares that the caller may see, the latest first. */
        get: operations["list_shares"];
        put?: never;
        /** Writes an application to use a dataset of another organisation. */
        post: operations["apply_for_share"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows a share. */
        get: operations["get_share"];
        /** Changes an application that was not sent yet. */
        put: operations["change_share"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares/{number}/batch-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows where the batches of a share go, when they run, and which copies were brought. */
        get: operations["get_batch_plan"];
        /** Says where the batches of a share go and when they run; only places that the configuration names for the applicant. */
        put: operations["plan_batches"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares/{number}/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the runs of a share, the latest first. */
        get: operations["list_batches"];
        put?: never;
        /** Starts a run by hand; it goes on in the background and is complete or absent at its target. */
        post: operations["start_batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares/{number}/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the disputes about a share, the latest first. */
        get: operations["list_disputes"];
        put?: never;
        /** Opens a dispute about a share that was refused, suspended or ended, or where something is overdue; Decree 809 art. 28. */
        post: operations["open_dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares/{number}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives all that a share grants as a file that says whose it is; `X-Purpose` says why. */
        post: operations["take_shared_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares/{number}/look-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Looks one record up under a share; `X-Purpose` says why. */
        post: operations["look_up_shared_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares/{number}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives rows of a share, at most 1,000; `X-Purpose` says why. */
        post: operations["shared_rows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares/{number}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the steps that were taken, the latest first. */
        get: operations["list_share_steps"];
        put?: never;
        /** Takes a step of the flow, such as to send, to approve, to answer, to suspend or to end. */
        post: operations["take_share_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares/{number}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells how a share was used in the last 90 days, and what is unusual about it. */
        get: operations["share_usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shares/{number}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells whether a record says what is stated, and nothing else; `X-Purpose` says why. */
        post: operations["verify_shared_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts the clauses of policy, those that something carries out, and those whose tests pass. */
        get: operations["get_trace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shows how much of a file has arrived; an upload that broke off goes on there. */
        get: operations["get_upload"];
        put?: never;
        post?: never;
        /** Gives an upload up; its file is removed. */
        delete: operations["give_up_upload"];
        options?: never;
        head?: never;
        /** Adds a part of at most 8 MiB to a file; the same part sent again changes nothing. */
        patch: operations["append_to_upload"];
        trace?: never;
    };
    "/api/uploads/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reads and checks an uploaded file as a delivery would, as often as wanted; nothing is settled or committed. */
        post: operations["check_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{id}/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delivers an uploaded file, which is read in the background, and settles its mapping; asked again, it answers with the
         *     same delivery.
         */
        post: operations["deliver_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says that the process answers. */
        get: operations["alive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Says that the database and the lake answer. */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A key with which programs act for a person. */
        ApiKey: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it stops working; none works until it is revoked.
             */
            expires_at?: string | null;
            /**
             * Format: uuid
             * @description Identifier; not the secret.
             */
            id: string;
            /** @description What the key is for, in its owner's words. */
            name: string;
            /**
             * Format: uuid
             * @description The person in whose name it acts.
             */
            person: string;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revoked_at?: string | null;
            /** @description It signs requests and has no secret. */
            signs: boolean;
        };
        /** @description A key and its secret. */
        ApiKeyWithSecret: {
            /** @description The key. */
            key: components["schemas"]["ApiKey"];
            /** @description Shown once. Send it as `Authorization: Bearer jx_…`. None when the key signs requests. */
            secret?: string | null;
        };
        /** @description Asks what a record was before. */
        AskHistory: {
            /** @description Key of the record. */
            key: string;
        };
        /** @description Asks who read a record. */
        AskReaders: {
            /** @description Key of the record. */
            key: string;
            /**
             * Format: int32
             * @description Page, from 1.
             * @default 1
             */
            page?: number;
            /**
             * Format: int32
             * @description Answers on a page, at most 200.
             * @default 20
             */
            page_size?: number;
        };
        /** @description Asks a rule for one case. */
        AskRule: {
            /**
             * Format: date
             * @description The day on which to decide; today if none.
             */
            day?: string | null;
            /**
             * @description The inputs by name: numbers, texts, dates as texts, yes or no, null. A number with more than 15 digits is written
             *     as text, so that none is lost.
             */
            given: {
                [key: string]: unknown;
            };
        };
        /** @description An act that entries can be about. */
        AuditAction: {
            /** @description The word: `dataset.publish`. */
            action: string;
            /** @description The same as people read it. */
            title: components["schemas"]["Text"];
        };
        /** @description One decision: who did what, why, and whether it was allowed. */
        AuditEntry: {
            /** @description What was to be done: `dataset.publish`. */
            action: string;
            /** @description The same as people read it. */
            action_title: components["schemas"]["Text"];
            /** @description Whether it was allowed. */
            allowed: boolean;
            /**
             * Format: uuid
             * @description The API key, when a program acted in the person's name.
             */
            api_key?: string | null;
            /**
             * Format: date-time
             * @description When it was decided.
             */
            at: string;
            /**
             * Format: uuid
             * @description Identifier.
             */
            id: string;
            /** @description Login name at that time. */
            login?: string | null;
            /** @description Details of the act. */
            note?: string | null;
            /**
             * Format: uuid
             * @description The organisation that the person acted for at that time.
             */
            organisation?: string | null;
            organisation_name?: components["schemas"]["Text"] | null;
            /**
             * Format: uuid
             * @description The person who acted; none for work of the system itself.
             */
            person?: string | null;
            /** @description Why, in the caller's words. */
            purpose?: string | null;
            /** @description Identifies the request in the log. */
            request_id: string;
            /** @description Identifier of the thing. */
            resource_id: string;
            /** @description What sort of thing it was to be done to. */
            resource_kind: string;
            /** @description Name of the thing. */
            resource_name: string;
            /** @description The same as people read it. */
            resource_title: components["schemas"]["Text"];
            /** @description Role at that time. */
            role?: string | null;
        };
        /** @description One run. */
        Batch: {
            /**
             * Format: date-time
             * @description When it ended.
             */
            finished_at?: string | null;
            /**
             * Format: uuid
             * @description Identifier; the target keeps it too.
             */
            id: string;
            /** @description How much is written. */
            kind: components["schemas"]["BatchKind"];
            reason?: components["schemas"]["Reason"] | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            started_at: string;
            /** @description What became of it. */
            state: components["schemas"]["BatchState"];
            /** @description Where the rows go. */
            target: components["schemas"]["BatchTarget"];
            written?: components["schemas"]["BatchWritten"] | null;
        };
        /**
         * @description How much a run writes.
         * @enum {string}
         */
        BatchKind: "full" | "incremental";
        /** @description Says where the batches of a share go and when they run. */
        BatchPlan: {
            /** @description What starts a run. */
            starts: components["schemas"]["BatchStart"];
            /** @description Where to. */
            target: components["schemas"]["BatchTarget"];
        };
        /** @description What starts a run. */
        BatchStart: {
            /** @enum {string} */
            on: "hand";
        } | {
            /** @enum {string} */
            on: "change";
        } | {
            /**
             * Format: int32
             * @description 5 to 44,640.
             */
            minutes: number;
            /** @enum {string} */
            on: "every";
        } | {
            /** @enum {string} */
            on: "daily";
            /** @description Time of the day in China: `02:30`. */
            time: string;
        };
        /**
         * @description What became of a run.
         * @enum {string}
         */
        BatchState: "running" | "done" | "failed" | "stopped";
        /** @description A place of the applicant's, by the name that the configuration gives it. */
        BatchTarget: {
            /** @description Name of the database in the configuration. */
            name: string;
            /** @enum {string} */
            place: "database";
            /** @description Schema; it must be there. */
            schema: string;
            /** @description Table; made by the first run. */
            table: string;
        } | {
            /** @description Name of the folder in the configuration. */
            name: string;
            /** @enum {string} */
            place: "folder";
        };
        /** @description What a run wrote. */
        BatchWritten: {
            /**
             * Format: int64
             * @description The version that it had before, for a run of differences.
             */
            base_version?: number | null;
            /**
             * Format: int64
             * @description Rows that went.
             */
            deleted: number;
            /**
             * Format: int64
             * @description Rows that are new in the target.
             */
            inserted: number;
            /**
             * Format: uuid
             * @description The receipt.
             */
            receipt: string;
            /** @description SHA-256 of what was written. */
            sha256: string;
            /**
             * Format: int64
             * @description Rows of the whole copy then.
             */
            total: number;
            /**
             * Format: int64
             * @description Rows of the same key with other values.
             */
            updated: number;
            /**
             * Format: int64
             * @description The version of the table that the target has then.
             */
            version: number;
        };
        /** @description Begins an upload. */
        BeginUpload: {
            /** @description Name of the file. */
            file_name: string;
            /**
             * Format: int64
             * @description Size of the file in bytes.
             */
            size_bytes: number;
        };
        /** @description Asks for a registry to be brought up to date. */
        BuildRegistry: {
            /** @description Read all sources again instead of what changed in them. */
            from_scratch?: boolean;
        };
        /** @description What one caller did. */
        CallerUse: {
            /**
             * Format: int64
             * @description Answered calls.
             */
            answered: number;
            /**
             * Format: int64
             * @description Answered calls that found nothing.
             */
            empty: number;
            /**
             * Format: int64
             * @description Most calls in an hour.
             */
            in_an_hour: number;
            /**
             * Format: int64
             * @description Calls outside office hours or on days off.
             */
            off_hours: number;
            /** @description Name of the person, where the reader may know it. */
            person?: string | null;
            /**
             * Format: int64
             * @description Refused calls.
             */
            refused: number;
            /** @description What is unusual. It proves nothing; somebody has to look. */
            signs: components["schemas"]["UsageSign"][];
        };
        /** @description A declared thing that carries out a clause. */
        Carrier: {
            /** @description What sort of thing: `dataset`, `model`, `registry`, `reference`, `rule`, `indicator`. */
            kind: string;
            /** @description Its name. */
            name: string;
            /** @description The pack that declares it. */
            pack: string;
            /** @description Whether its tests pass; none when it has none. */
            tests_pass?: boolean | null;
            /** @description Its title in both languages. */
            title: components["schemas"]["Text"];
        };
        /** @description Core metadata of the catalogue guide of 2017. */
        Catalogue: {
            /** @description 类: `basic`, `theme` or `department`. */
            class: string;
            /** @description 细目. */
            detail: string;
            /** @description 项, two digits. */
            item: string;
            open?: components["schemas"]["Text"] | null;
            sharing_terms?: components["schemas"]["Text"] | null;
            /** @description 目, three digits. */
            sub_item: string;
            /** @description Theme that citizens and clerks browse by. */
            theme: components["schemas"]["Text"];
            /** @description Update cycle. */
            update_cycle: components["schemas"]["UpdateCycle"];
        };
        /** @description A change of the catalogue with all that its page shows. */
        CatalogueChange: components["schemas"]["CatalogueChangeSummary"] & {
            /** @description What differs from the entry that holds, or that held when the change was published; none for a new entry. */
            differences?: components["schemas"]["EntryDifference"][] | null;
            entry?: components["schemas"]["CatalogueEntry"] | null;
            /** @description The information items are a pack's and cannot be changed here. */
            items_of_pack: boolean;
        };
        /**
         * @description What is done to the catalogue.
         * @enum {string}
         */
        CatalogueChangeKind: "compile" | "change" | "withdraw";
        /** @description A change of the catalogue as a list shows it. */
        CatalogueChangeSummary: components["schemas"]["Standing"] & {
            /**
             * Format: date-time
             * @description When it last changed.
             */
            changed_at: string;
            /** @description The caller may correct it now. */
            correctable: boolean;
            /**
             * Format: date-time
             * @description When it was written.
             */
            created_at: string;
            /** @description Name of the dataset. */
            dataset: string;
            /** @description What is done. */
            kind: components["schemas"]["CatalogueChangeKind"];
            /** @description Number: `ML-2026-000001`. */
            number: string;
            /** @description The department whose entry it is. */
            owner: components["schemas"]["Party"];
            /**
             * Format: date-time
             * @description When the authority first had to do with it.
             */
            sent_at?: string | null;
            /** @description What is stated with it. */
            statement: components["schemas"]["ChangeStatement"];
            /** @description What the entry is called. */
            title: components["schemas"]["Text"];
        };
        /** @description An entry of the catalogue; English texts may be left empty. */
        CatalogueEntry: {
            /** @description 类. */
            class: components["schemas"]["EntryClass"];
            /** @description 细目, any number of digits. */
            detail?: string;
            format?: components["schemas"]["EntryFormat"] | null;
            /** @description 项, two digits. */
            item: string;
            /** @description Information items. */
            items: components["schemas"]["EntryItem"][];
            /** @description Ways in which they are shared. */
            modes?: components["schemas"]["ShareMode"][];
            open?: components["schemas"]["Text"] | null;
            /** @description Resource codes of related entries. */
            related?: string[];
            /** @description Sharing attribute. */
            sharing: components["schemas"]["SharingKind"];
            sharing_terms?: components["schemas"]["Text"] | null;
            /** @description 目, three digits. */
            sub_item: string;
            /** @description What the data say. */
            summary: components["schemas"]["Text"];
            /** @description Theme that people browse by. */
            theme: components["schemas"]["Text"];
            /** @description Name of the resource. */
            title: components["schemas"]["Text"];
            /** @description Update cycle. */
            update_cycle: components["schemas"]["UpdateCycle"];
        };
        /** @description What came of a workbook. */
        CatalogueImport: {
            /** @description Entries that are new or that differ. */
            changes: components["schemas"]["ImportedChange"][];
            /**
             * Format: int64
             * @description Entries that say what holds already.
             */
            unchanged: number;
        };
        /** @description Something that happened to a dataset. */
        Change: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /**
             * Format: int64
             * @description Rows that it rejected.
             */
            bad?: number | null;
            /** @description The dataset as it is now. */
            dataset: components["schemas"]["DatasetSummary"];
            /**
             * Format: uuid
             * @description The delivery, when rows were delivered.
             */
            delivery?: string | null;
            /**
             * Format: int64
             * @description Rows that it committed.
             */
            good?: number | null;
            /** @description What happened. */
            kind: components["schemas"]["ChangeKind"];
            /**
             * Format: int64
             * @description Version of the table that it made.
             */
            version?: number | null;
        };
        /**
         * @description What sort of cause a change has, State Council Decree 809 art. 17.
         * @enum {string}
         */
        ChangeCause: "law" | "state_council" | "duties" | "other";
        /**
         * @description What happened to a dataset.
         * @enum {string}
         */
        ChangeKind: "delivered" | "published";
        /** @description Asks for another password. */
        ChangePassword: {
            /**
             * Format: password
             * @description The password from now on: at least 10 characters, not the login name.
             */
            new_password: string;
            /**
             * Format: password
             * @description The password until now.
             */
            old_password: string;
        };
        /** @description What a person is to be from now on; the login stays. */
        ChangePerson: {
            /** @description May log in; sessions of who may not end at once. */
            active: boolean;
            /** @description Name as shown. */
            name: string;
            /**
             * Format: uuid
             * @description The organisation he or she acts for.
             */
            organisation: string;
            /** @description What he or she may do there. */
            role: components["schemas"]["Role"];
        };
        /** @description What is stated with a change, art. 13 and 17; what is missing is asked for when it goes to the head. */
        ChangeStatement: {
            cause?: components["schemas"]["ChangeCause"] | null;
            /**
             * Format: date
             * @description The day of the cause, from which the time limit counts.
             */
            cause_on?: string | null;
            /** @description The law and its article, the decision, the duty. */
            cause_text?: string;
            personal?: components["schemas"]["ImpactOutcome"] | null;
            /** @description What was assessed, and by what measures the risk is borne. */
            personal_text?: string;
            secrecy?: components["schemas"]["SecrecyOutcome"] | null;
            /** @description What was assessed, by whom. */
            secrecy_text?: string;
        };
        /** @description A check that a delivery has to pass. */
        Check: {
            /** @description Column that the reason points at. */
            column?: string | null;
            /** @description What is wrong when the check fails. */
            message: components["schemas"]["Text"];
            /** @description Stable word. */
            name: string;
            /** @description A failure only warns. */
            warning: boolean;
        };
        /** @description A matter with its open time limits. */
        Clock: {
            /** @description Name of the dataset that it is about. */
            dataset: string;
            from?: components["schemas"]["Party"] | null;
            /** @description The open time limits, the most urgent first. */
            limits: components["schemas"]["TimeLimit"][];
            /** @description What it is. */
            matter: components["schemas"]["ClockMatter"];
            /** @description Its number. */
            number: string;
            /** @description Its state as people read it. */
            state_title: components["schemas"]["Text"];
            /** @description Whose data they are. */
            to: components["schemas"]["Party"];
        };
        /**
         * @description What a time limit is about.
         * @enum {string}
         */
        ClockMatter: "share" | "correction" | "catalogue_change";
        /** @description The board. */
        Clocks: {
            /** @description There are more of some kind than the board holds. */
            cut: boolean;
            /** @description All open matters, the most urgent first. */
            items: components["schemas"]["Clock"][];
        };
        /** @description A column (信息项). */
        Column: {
            /** @description Grade of the data: `general`, `important`, `core`. */
            grade: string;
            /** @description Part of the key. */
            key: boolean;
            /** @description Name in the table. */
            name: string;
            /** @description Personal-information class: `no`, `personal`, `sensitive`. */
            personal: string;
            /** @description A value must be there. */
            required: boolean;
            /** @description What kind of number or code the text is: `citizen_number`. */
            semantic?: string | null;
            /** @description Name that people use and files carry. */
            title: components["schemas"]["Text"];
            /** @description Type: `text(18)`, `integer`, `decimal(18,2)`, `float`, `boolean`, `date`, `timestamp`. */
            type: string;
            /** @description No two rows have the same value. */
            unique: boolean;
        };
        /** @description Which header of a department's files is which column of a dataset. */
        ColumnMapping: {
            /** @description Header to name of the column; an empty name means that the header is passed over. */
            columns: {
                [key: string]: string;
            };
        };
        /** @description Sources that disagree about a field of a record. */
        Conflict: {
            /** @description The source that the registry believes now. */
            believed?: string | null;
            /** @description The field. */
            field: string;
            /** @description Key of the record. */
            key: string;
            settled?: components["schemas"]["Settlement"] | null;
            /**
             * Format: date-time
             * @description Since when the sources have said so.
             */
            since: string;
            /** @description What each source says. */
            values: {
                [key: string]: string;
            };
        };
        /** @description The proof that the log only grew. */
        Consistency: {
            /** @description The signed checkpoint of the log as it is now. */
            checkpoint: string;
            /** @description Hashes of the consistency proof (RFC 9162), base64. */
            proof: string[];
        };
        /** @description Corrects a change. */
        CorrectCatalogueChange: {
            entry?: components["schemas"]["CatalogueEntry"] | null;
            /** @description What is stated with it. */
            statement: components["schemas"]["ChangeStatement"];
        };
        /** @description A correction. */
        Correction: components["schemas"]["Standing"] & {
            /**
             * Format: date-time
             * @description When it last changed.
             */
            changed_at: string;
            /** @description Names of the steps that correct the value, with which its new value can be said. */
            correct_steps: string[];
            /** @description What the value is now, where the department says it; only for the two parties. */
            corrected_to?: string | null;
            /**
             * Format: date-time
             * @description When it was reported.
             */
            created_at: string;
            /** @description The dataset in which the value was seen. */
            dataset: string;
            doubt?: components["schemas"]["Doubt"] | null;
            /** @description Name of the step that hands it on, which asks for a department. */
            forward_steps: string[];
            /** @description Number: `JH-2026-000001`. */
            number: string;
            /** @description Who reported it. */
            reporter: components["schemas"]["Party"];
            /** @description The share under which it was seen; none when it was looked up in a registry. */
            share?: string | null;
            /** @description The department that verifies. */
            source: components["schemas"]["Party"];
            /** @description The dataset that the value came from, by lineage. */
            source_dataset: string;
        };
        /** @description Asks for a key. */
        CreateApiKey: {
            /**
             * Format: int32
             * @description Days until it stops working; none works until it is revoked.
             */
            days?: number | null;
            /** @description What the key is for. */
            name: string;
            /** @description An Ed25519 public key in PEM: the key signs requests (RFC 9421, its `id` is the `keyid`) and has no secret. */
            public_key?: string | null;
        };
        /** @description Asks for a new person. */
        CreatePerson: {
            /** @description Login name: lower-case letters, digits, `.`, `-` and `_`, 2 to 63 characters. */
            login: string;
            /** @description Name as shown. */
            name: string;
            /**
             * Format: uuid
             * @description The organisation he or she acts for.
             */
            organisation: string;
            /** @description What he or she may do there. */
            role: components["schemas"]["Role"];
        };
        /** @description A dataset with all that its page shows. */
        Dataset: components["schemas"]["DatasetSummary"] & {
            /** @description Core metadata of the catalogue guide of 2017. */
            catalogue: components["schemas"]["Catalogue"];
            /** @description Checks that a delivery has to pass. */
            checks: components["schemas"]["Check"][];
            /** @description Clauses of policy that the dataset carries out. */
            clauses: string[];
            /** @description Columns of the table, in order. */
            columns: components["schemas"]["Column"][];
            /** @description Version of the contract in force. */
            contract_version: string;
            /**
             * Format: date-time
             * @description When it was registered.
             */
            created_at: string;
            /** @description Number of the change of the catalogue by which its entry was last settled. */
            entry_change?: string | null;
            /** @description What the caller may do with it now: `dataset.publish`, `delivery.create`, `rows.read` and so on. */
            may: string[];
            /** @description How a delivery changes the table. */
            mode: components["schemas"]["DeliveryMode"];
            /** @description Steps that are possible in the present state. */
            steps: components["schemas"]["DatasetStep"][];
        };
        /** @description How many datasets of a search have each value, the most frequent first. */
        DatasetFacets: {
            /** @description By health, of those that are delivered. */
            health: components["schemas"]["FacetCount"][];
            /** @description By origin. */
            origin: components["schemas"]["FacetCount"][];
            /** @description By organisation: those that own datasets and all above them, as if no organisation were chosen. */
            owner: components["schemas"]["OwnerCount"][];
            /** @description By sharing attribute. */
            sharing: components["schemas"]["FacetCount"][];
            /** @description By state. */
            state: components["schemas"]["FacetCount"][];
            /** @description By theme. */
            theme: components["schemas"]["FacetCount"][];
            /** @description By update cycle. */
            update_cycle: components["schemas"]["FacetCount"][];
        };
        /** @description How fresh and sound a delivered dataset is, by its last committed delivery. */
        DatasetHealth: {
            /**
             * Format: int64
             * @description Rows that were rejected.
             */
            bad: number;
            /**
             * Format: int64
             * @description Days from one delivery to the next that the update cycle allows, one day of grace included.
             */
            days_max?: number | null;
            /**
             * Format: date-time
             * @description When it arrived.
             */
            delivered_at?: string | null;
            /**
             * Format: uuid
             * @description The last committed delivery.
             */
            delivery?: string | null;
            /**
             * Format: double
             * @description Share of the values looked at that failed, 0 to 1; warnings do not count.
             */
            failed_share: number;
            /**
             * Format: int64
             * @description Rows read.
             */
            rows: number;
            /** @description In one word. */
            state: components["schemas"]["HealthState"];
        };
        /** @description A page of datasets with counts to narrow the search by. */
        DatasetPage: {
            /** @description How many datasets of the search have each value. */
            facets: components["schemas"]["DatasetFacets"];
            /** @description The items of this page. */
            items: components["schemas"]["DatasetSummary"][];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /**
         * @description State of a dataset in the catalogue.
         * @enum {string}
         */
        DatasetState: "draft" | "reviewed" | "published" | "withdrawn";
        /**
         * @description A step in the catalogue life of a dataset.
         * @enum {string}
         */
        DatasetStep: "review" | "return" | "publish" | "withdraw";
        /** @description A dataset as a list shows it. */
        DatasetSummary: {
            /**
             * Format: date-time
             * @description When it last changed.
             */
            changed_at: string;
            health?: components["schemas"]["DatasetHealth"] | null;
            /**
             * Format: uuid
             * @description Identifier.
             */
            id: string;
            /** @description Name in addresses and SQL. */
            name: string;
            /** @description Where the rows come from. */
            origin: components["schemas"]["Origin"];
            /**
             * Format: uuid
             * @description The organisation that answers for the data.
             */
            owner: string;
            /** @description Its name. */
            owner_name: components["schemas"]["Text"];
            /**
             * Format: date-time
             * @description When it was published, if it is.
             */
            published_at?: string | null;
            /** @description Resource code of the catalogue guide of 2017. */
            resource_code: string;
            /** @description Sharing attribute. */
            sharing: components["schemas"]["SharingKind"];
            /** @description State in the catalogue. */
            state: components["schemas"]["DatasetState"];
            /** @description What the data say. */
            summary: components["schemas"]["Text"];
            /** @description Theme that citizens and clerks browse by. */
            theme: components["schemas"]["Text"];
            /** @description Title in both languages. */
            title: components["schemas"]["Text"];
            /** @description Update cycle. */
            update_cycle: components["schemas"]["UpdateCycle"];
        };
        /** @description Calls of a day. */
        DayOfUse: {
            /**
             * Format: int64
             * @description Answered calls.
             */
            answered: number;
            /**
             * Format: date
             * @description The day.
             */
            day: string;
            /**
             * Format: int64
             * @description Refused calls.
             */
            refused: number;
        };
        /** @description One file or pull that a department handed over. */
        Delivery: {
            /**
             * Format: int64
             * @description Rows in quarantine.
             */
            bad: number;
            /**
             * Format: uuid
             * @description Who delivered.
             */
            by?: string | null;
            /** @description Name of who delivered, where the caller may see it. */
            by_name?: string | null;
            /** @description Name of the dataset. */
            dataset: string;
            /** @description Title of the dataset. */
            dataset_title: components["schemas"]["Text"];
            /** @description Name of the file, or a word for the pull. */
            file_name: string;
            /**
             * Format: date-time
             * @description When it was finished.
             */
            finished_at?: string | null;
            /**
             * Format: int64
             * @description Rows committed.
             */
            good: number;
            /**
             * Format: int64
             * @description Line or row, from 1, on which the sender said that the header begins.
             */
            header_row?: number | null;
            /**
             * Format: uuid
             * @description Identifier.
             */
            id: string;
            reason?: components["schemas"]["Reason"] | null;
            /**
             * Format: date-time
             * @description When it arrived.
             */
            received_at: string;
            /**
             * Format: int64
             * @description Rows read; while the delivery is being read, until now.
             */
            rows: number;
            /** @description SHA-256 of the file, lower-case hex. */
            sha256: string;
            /** @description The sheet that the sender wanted to be read. */
            sheet?: string | null;
            /**
             * Format: int64
             * @description Size in bytes.
             */
            size_bytes: number;
            /** @description What became of it. */
            state: components["schemas"]["DeliveryState"];
            /**
             * Format: int64
             * @description Table version that it made.
             */
            version?: number | null;
            /**
             * Format: int64
             * @description Rows committed with at least one warning.
             */
            warned: number;
        };
        /** @description What a delivery of a file would become; nothing of it is committed. */
        DeliveryCheck: {
            /**
             * Format: int64
             * @description Rows that would be rejected.
             */
            bad: number;
            /** @description Each column of the contract, with the header that is read as it. */
            columns: components["schemas"]["MatchedColumn"][];
            /** @description What the file is, and where its header stands. */
            detected: components["schemas"]["DetectedFile"];
            /** @description Headers of the file that are not stored. */
            extra: string[];
            /**
             * Format: int64
             * @description Rows that would be committed.
             */
            good: number;
            /** @description Whether the rows were read; they are not while `refused` says that the columns are not settled. */
            is_read: boolean;
            /** @description What the sender should know about the columns. */
            notes: string[];
            /** @description Failures per rule. */
            quality: components["schemas"]["QualityResult"][];
            refused?: components["schemas"]["Reason"] | null;
            /** @description What is wrong with the first rejected rows. */
            rejected: components["schemas"]["RejectedCell"][];
            /**
             * Format: int64
             * @description Rows read.
             */
            rows: number;
            /**
             * Format: int64
             * @description Rows that would be committed with at least one warning.
             */
            warned: number;
        };
        /** @description A file to look at, and headers to match as if they were settled already. */
        DeliveryCheckForm: {
            /**
             * Format: binary
             * @description The file: CSV, JSON lines, XLSX, XLS or Parquet.
             */
            file: File;
            mapping?: components["schemas"]["ColumnMapping"] | null;
        };
        /** @description A file to deliver, as a form that browsers and curl send. */
        DeliveryForm: {
            /**
             * Format: binary
             * @description The file: CSV, JSON lines, XLSX, XLS or Parquet.
             */
            file: File;
        };
        /**
         * @description How a delivery changes the table.
         * @enum {string}
         */
        DeliveryMode: "append" | "replace" | "upsert";
        /** @description A delivery with its quality. */
        DeliveryReport: {
            /** @description The delivery. */
            delivery: components["schemas"]["Delivery"];
            /** @description What the caller may do now with the dataset and its deliveries: `delivery.create`, `quarantine.read` and so on. */
            may: string[];
            /** @description Failures per rule. */
            quality: components["schemas"]["QualityResult"][];
        };
        /**
         * @description What became of a delivery.
         * @enum {string}
         */
        DeliveryState: "received" | "committed" | "refused" | "failed";
        /** @description What a file was found to be. */
        DetectedFile: {
            /**
             * Format: int64
             * @description Columns of the file, those without a header included.
             */
            column_count: number;
            /** @description The character between the values of a text file. */
            delimiter?: string | null;
            /** @description Encoding of a text file, as people call it: `UTF-8`, `GB18030`. */
            encoding?: string | null;
            /** @description Its format, told from its content. */
            format: components["schemas"]["FileFormat"];
            /**
             * Format: int64
             * @description Line or row, from 1, on which the header begins; 0 where the format has none.
             */
            header_row: number;
            /**
             * Format: int64
             * @description Rows of the header: 0, 1 or 2.
             */
            header_rows: number;
            /** @description Headers that are not empty, in their order; two rows are joined. */
            headers: components["schemas"]["DetectedHeader"][];
            /** @description The sheets of a workbook in their order. */
            sheets: components["schemas"]["DetectedSheet"][];
            /** @description Texts above the header, which are passed over. */
            titles: string[];
        };
        /** @description A header of a file. */
        DetectedHeader: {
            /** @description The first values below it. */
            examples: string[];
            /** @description The header as it stands; the key of a mapping. */
            header: string;
        };
        /** @description A sheet of a workbook. */
        DetectedSheet: {
            /** @description Whether its rows are read. */
            is_read: boolean;
            /** @description Name. */
            name: string;
            /** @description Whether people see it; hidden ones are read only when they are asked for. */
            visible: boolean;
        };
        /**
         * @description Whether more of an indicator is better.
         * @enum {string}
         */
        Direction: "more" | "less" | "neither";
        /** @description A dispute about a share. */
        Dispute: components["schemas"]["Standing"] & {
            /**
             * Format: date-time
             * @description When it last changed.
             */
            changed_at: string;
            /** @description What it claims, and why. */
            claim: string;
            /**
             * Format: date-time
             * @description When it was opened.
             */
            created_at: string;
            /** @description Number: `ZY-2026-000001`. */
            number: string;
            /** @description The party that opened it. */
            opener: components["schemas"]["Party"];
        };
        /** @description The disputes about a share. */
        Disputes: {
            /** @description The latest first. */
            items: components["schemas"]["Dispute"][];
            /** @description The caller may open one now. */
            may_open: boolean;
        };
        /**
         * @description A level of divisions inside the city.
         * @enum {string}
         */
        DivisionLevel: "county" | "township";
        /** @description A value that looks wrong. */
        Doubt: {
            /** @description The value that is believed right, where it is known. */
            believed?: string | null;
            /** @description The column. */
            column: string;
            /** @description Why. */
            evidence: string;
            /** @description Key of the record. */
            key: string;
            /** @description The value that was seen; none when there was none. */
            seen?: string | null;
        };
        /**
         * @description First level of the classification (类).
         * @enum {string}
         */
        EntryClass: "basic" | "theme" | "department";
        /** @description One thing that differs between two entries. */
        EntryDifference: {
            after?: components["schemas"]["Text"] | null;
            before?: components["schemas"]["Text"] | null;
            item?: components["schemas"]["Text"] | null;
            /**
             * @description Which part of the entry: `title`, `summary`, `classification`, `theme`, `format`, `sharing`, `sharing_terms`,
             *     `modes`, `open`, `update_cycle`, `related`, `items`, `item`.
             */
            part: string;
        };
        /** @description Form in which the provider keeps the data. */
        EntryFormat: {
            /** @description 格式分类. */
            class: components["schemas"]["EntryFormatClass"];
            /** @description 格式类型: xlsx, oracle, pdf. */
            kind: string;
        };
        /**
         * @description Sort of form (格式分类).
         * @enum {string}
         */
        EntryFormatClass: "document" | "spreadsheet" | "database" | "image" | "media" | "described" | "service";
        /**
         * @description Grade of data, GB/T 43697-2024.
         * @enum {string}
         */
        EntryGrade: "general" | "important" | "core";
        /** @description An information item. */
        EntryItem: {
            /** @description Grade. */
            grade?: components["schemas"]["EntryGrade"];
            /** @description Part of the key. */
            key?: boolean;
            /** @description Name of the column; one without is called by its place. */
            name?: string;
            /** @description Personal-information class. */
            personal?: components["schemas"]["EntryPersonal"];
            /** @description A value must be there. */
            required?: boolean;
            /** @description Name that people use; English may be left empty. */
            title: components["schemas"]["Text"];
            /** @description Type: text, text(50), integer, decimal(18,2), float, boolean, date, timestamp. */
            type: string;
        };
        /**
         * @description Personal-information class.
         * @enum {string}
         */
        EntryPersonal: "no" | "personal" | "sensitive";
        /** @description A value and how many have it. */
        FacetCount: {
            /**
             * Format: int64
             * @description How many have it.
             */
            count: number;
            title?: components["schemas"]["Text"] | null;
            /** @description The value, as the filter of the same name takes it. */
            value: string;
        };
        /** @description One wrong field of an input. */
        FieldProblem: {
            /** @description Stable word for the rule that was broken. */
            code: string;
            /** @description Dotted path of the field, as the caller wrote it. */
            field: string;
            /** @description Sentence that names the value and the remedy. */
            message: string;
        };
        /**
         * @description Format of a file.
         * @enum {string}
         */
        FileFormat: "delimited" | "json_lines" | "xlsx" | "xlsb" | "xls" | "ods" | "parquet";
        /** @description A step that was taken. */
        FlowEvent: {
            /** @description The state after. */
            after: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description The state before. */
            before: string;
            /**
             * Format: int32
             * @description Days that were said.
             */
            days?: number | null;
            /** @description What was said with it. */
            note?: string | null;
            organisation?: components["schemas"]["Party"] | null;
            /** @description Name of the one who took it, where the caller may know it. */
            person?: string | null;
            /** @description Name of the step. */
            step: string;
            /**
             * Format: date
             * @description A day that was said.
             */
            until?: string | null;
        };
        /** @description A step that can be taken. */
        FlowStep: {
            /**
             * Format: int32
             * @description Most days that can be said with it; none when it asks for no days.
             */
            days_max?: number | null;
            /** @description Its name. */
            name: string;
            /** @description What is granted must be given. */
            needs_grant: boolean;
            /** @description A note must be given. */
            needs_note: boolean;
            /** @description What it is to take it. */
            title: components["schemas"]["Text"];
        };
        /** @description Somebody who may do what was refused: a role in an organisation, or in any. */
        Grantor: {
            /**
             * Format: uuid
             * @description The organisation for which the role is needed; none when any will do.
             */
            organisation?: string | null;
            organisation_name?: components["schemas"]["Text"] | null;
            /** @description The role. */
            role: components["schemas"]["Role"];
        };
        /** @description That the server answers. */
        Health: {
            /**
             * @description Always `ok`.
             * @example ok
             */
            status: string;
        };
        /**
         * @description The health of a delivered dataset in one word.
         * @enum {string}
         */
        HealthState: "good" | "failing" | "overdue" | "never";
        /**
         * @description Why a number is not told.
         * @enum {string}
         */
        HiddenNumber: "few" | "derivable";
        /**
         * @description Outcome of an assessment of the impact on personal information.
         * @enum {string}
         */
        ImpactOutcome: "none" | "acceptable" | "unacceptable";
        /** @description What a workbook makes of an entry. */
        ImportedChange: {
            /** @description Name of the dataset, where it is there already. */
            dataset?: string | null;
            /** @description What is done. */
            kind: components["schemas"]["CatalogueChangeKind"];
            /** @description Number of the draft; none when the workbook was only looked at. */
            number?: string | null;
            /** @description What the entry is called. */
            title: components["schemas"]["Text"];
        };
        /** @description An indicator as a list shows it. */
        Indicator: {
            /** @description Clauses of policy that it carries out. */
            clauses: string[];
            /**
             * Format: int32
             * @description Digits after the point.
             */
            decimals: number;
            /** @description Whether more of it is better. */
            direction: components["schemas"]["Direction"];
            /** @description Levels for which it is told. */
            levels: components["schemas"]["DivisionLevel"][];
            /** @description Name. */
            name: string;
            /** @description Code of the organisation that answers for it. */
            owner: string;
            /** @description Whether it is a ratio of two sums and not a sum. */
            ratio: boolean;
            /** @description Tables that it is worked out of. */
            reads: string[];
            /** @description Its SQL. */
            sql: string;
            /** @description What it counts and what it leaves out. */
            summary: components["schemas"]["Text"];
            /** @description Title in both languages. */
            title: components["schemas"]["Text"];
            /** @description Unit in both languages. */
            unit: components["schemas"]["Text"];
        };
        /** @description The number of one division. */
        IndicatorValue: {
            /** @description Code of the division. */
            code: string;
            /**
             * Format: double
             * @description Of a ratio: the sum that it is divided by.
             */
            denominator?: number | null;
            hidden?: components["schemas"]["HiddenNumber"] | null;
            /** @description Name of the division, in Chinese. */
            name: string;
            /**
             * Format: double
             * @description Of a ratio: the sum that is divided.
             */
            numerator?: number | null;
            /** @description Code of the division above. */
            parent: string;
            /**
             * Format: double
             * @description The number; none when it is hidden, and for a ratio of nothing.
             */
            value?: number | null;
        };
        /** @description The numbers of an indicator. */
        IndicatorValues: {
            /**
             * Format: date
             * @description The day for which it was worked out.
             */
            day: string;
            /** @description Its divisions, by code. */
            divisions: components["schemas"]["IndicatorValue"][];
            /**
             * Format: int64
             * @description A number that fewer things make up is not told.
             */
            few: number;
            /** @description The tables that it was worked out of, as they were. */
            tables: components["schemas"]["TableAt"][];
            /**
             * Format: int64
             * @description How many things lie outside the city or in no known division; none when they are few, but some.
             */
            unplaced?: number | null;
            /** @description The division that was asked for, or the city, as a whole. */
            whole: components["schemas"]["IndicatorValue"];
        };
        /** @description What a dataset is made from, and what is made of it, as far as the caller may see. */
        Lineage: {
            /** @description The way goes on beyond what is told. */
            cut: boolean;
            /** @description What leads from one node to another, in the direction in which rows flow. */
            edges: components["schemas"]["LineageEdge"][];
            /** @description The nodes, the dataset itself first. */
            nodes: components["schemas"]["LineageNode"][];
        };
        /** @description A step in which rows flow. */
        LineageEdge: {
            /** @description Where they come from. */
            from: string;
            /** @description How. */
            kind: components["schemas"]["LineageStep"];
            /** @description Where they go to. */
            to: string;
        };
        /**
         * @description What a node of a lineage is.
         * @enum {string}
         */
        LineageKind: "delivered" | "model" | "registry" | "reference" | "rule" | "indicator" | "organisation" | "hidden";
        /** @description A node of a lineage. */
        LineageNode: {
            /**
             * Format: int32
             * @description Steps from the dataset: below zero towards the sources, above towards the uses.
             */
            distance: number;
            /** @description Identifier inside this answer. */
            id: string;
            /** @description What it is. */
            kind: components["schemas"]["LineageKind"];
            /** @description Name in addresses of a dataset or a rule, identifier of an organisation; none for what may not be seen. */
            name?: string | null;
            owner_name?: components["schemas"]["Text"] | null;
            title?: components["schemas"]["Text"] | null;
        };
        /**
         * @description How rows flow.
         * @enum {string}
         */
        LineageStep: "delivers" | "reads" | "merges" | "decides" | "counts";
        /** @description An organisation in a list. */
        ListedOrganisation: components["schemas"]["Organisation"] & {
            /**
             * Format: int64
             * @description How many organisations stand right below it.
             */
            children_count: number;
            parent_name?: components["schemas"]["Text"] | null;
        };
        /** @description Asks for a session. */
        Login: {
            /** @description Login name. */
            login: string;
            /**
             * Format: password
             * @description Password.
             */
            password: string;
        };
        /** @description Looks one record up. */
        LookUp: {
            /** @description Number of the case for which the data are used. */
            case: string;
            /** @description Key of the record. */
            key: string;
        };
        /**
         * @description How a header was found to be a column, the surest first.
         * @enum {string}
         */
        MatchedBy: "settled" | "name" | "without_brackets" | "lower_row";
        /** @description A column of the contract and the header that is read as it. */
        MatchedColumn: {
            by?: components["schemas"]["MatchedBy"] | null;
            /** @description Name of the column. */
            column: string;
            /** @description The header; none when the file lacks the column. */
            header?: string | null;
            /** @description Headers that the column may be, the likeliest first, where none was found or several claim to be it. */
            near: string[];
            /** @description Title of the column. */
            title: string;
        };
        /** @description One delivery, all rules together. */
        MeasuredDelivery: {
            /**
             * Format: date-time
             * @description When it arrived.
             */
            at: string;
            /**
             * Format: int64
             * @description Rows in quarantine.
             */
            bad: number;
            /**
             * Format: int64
             * @description Values looked at by rules that reject.
             */
            checked: number;
            /**
             * Format: uuid
             * @description The delivery.
             */
            delivery: string;
            /**
             * Format: int64
             * @description Values of those that failed.
             */
            failed: number;
            /**
             * Format: int64
             * @description Rows read.
             */
            rows: number;
            /**
             * Format: int64
             * @description Values for which a rule only warns.
             */
            warned: number;
        };
        /** @description An input that the registry does not hold for some cases. */
        MissingInput: {
            /**
             * Format: int64
             * @description Cases in which it is missing.
             */
            cases: number;
            /** @description Name of the input. */
            input: string;
        };
        /** @description A source department of a dataset or of one of its items, State Council Decree 809 art. 19. */
        NamedSource: {
            /** @description The column; none for the dataset as a whole. */
            item?: string | null;
            /**
             * Format: date-time
             * @description When it was named.
             */
            named_at: string;
            /** @description The department. */
            organisation: components["schemas"]["Party"];
            /** @description The law, duty or decision on which it rests. */
            reason: string;
        };
        /** @description The source departments of a dataset. */
        NamedSources: {
            /** @description The caller may name them. */
            may_name: boolean;
            /** @description The sources, that of the whole first. */
            sources: components["schemas"]["NamedSource"][];
        };
        /** @description A step of a flow by its name. */
        NamedStep: {
            /** @description Its name. */
            name: string;
            /** @description What it is to take it. */
            title: components["schemas"]["Text"];
        };
        /** @description Names the source departments of a dataset, in place of those that were named before. */
        NameSources: {
            /** @description The sources. */
            sources: components["schemas"]["NewSource"][];
        };
        /** @description Writes a change. */
        NewCatalogueChange: {
            /** @description Name of the dataset; a new entry without one gets its name from the number of the change. */
            dataset?: string | null;
            entry?: components["schemas"]["CatalogueEntry"] | null;
            /** @description What is done. */
            kind: components["schemas"]["CatalogueChangeKind"];
            /** @description What is stated with it. */
            statement?: components["schemas"]["ChangeStatement"];
        };
        /** @description Reports a value that looks wrong: either under a share, or in a registry in which the record was looked up. */
        NewCorrection: {
            /** @description What is doubted. */
            doubt: components["schemas"]["Doubt"];
            /** @description Name of the registry in which the record was looked up. */
            registry?: string | null;
            /** @description Number of the share under which the value was received. */
            share?: string | null;
        };
        /** @description Opens a dispute about a share. */
        NewDispute: {
            /** @description What is claimed, and why. */
            claim: string;
        };
        /** @description Writes an application. */
        NewShare: {
            /** @description What is stated. */
            application: components["schemas"]["ShareApplication"];
            /** @description Name of the dataset. */
            dataset: string;
        };
        /** @description A source department to be named. */
        NewSource: {
            /** @description The column; none for the dataset as a whole. */
            item?: string | null;
            /**
             * Format: uuid
             * @description Identifier of the department.
             */
            organisation: string;
            /** @description The law, duty or decision on which it rests. */
            reason: string;
        };
        /** @description A notice to the own organisation. */
        Notice: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description The column. */
            column: string;
            /** @description Number of the correction that it comes from. */
            correction: string;
            /** @description The dataset from which the organisation received the value. */
            dataset: string;
            /**
             * Format: uuid
             * @description Identifier.
             */
            id: string;
            /** @description Key of the record, only for those who received this very record. */
            key?: string | null;
            /** @description What about. */
            kind: components["schemas"]["NoticeKind"];
            /**
             * Format: date-time
             * @description When somebody of the organisation marked it as read.
             */
            seen_at?: string | null;
        };
        /**
         * @description What a notice is about.
         * @enum {string}
         */
        NoticeKind: "answered" | "corrected" | "to_verify";
        /** @description A department, district, township, village or firm. */
        Organisation: {
            /** @description Administrative division code of its area. */
            area?: string | null;
            /** @description Short code that contracts and files use. */
            code: string;
            /** @description Unified social credit code. */
            credit_code?: string | null;
            /**
             * Format: uuid
             * @description Identifier.
             */
            id: string;
            /** @description What sort of organisation it is. */
            kind: components["schemas"]["OrganisationKind"];
            /** @description Name in both languages. */
            name: components["schemas"]["Text"];
            /**
             * Format: uuid
             * @description The organisation above, none at the root.
             */
            parent?: string | null;
        };
        /**
         * @description What sort of organisation it is.
         * @enum {string}
         */
        OrganisationKind: "city" | "department" | "district" | "township" | "village" | "firm";
        /** @description An organisation with its place in the tree. */
        OrganisationPage: {
            /** @description The organisations right below it, by code. */
            children: components["schemas"]["Organisation"][];
            /**
             * @description What the caller may do with it now: `organisation.change`, `organisation.delete` and so on. Who may add here what
             *     stands below it has `organisation.create`.
             */
            may: string[];
            /** @description The organisation. */
            organisation: components["schemas"]["Organisation"];
            /** @description The organisations above it, the root first. */
            path: components["schemas"]["Organisation"][];
        };
        /**
         * @description Where the rows of a dataset come from.
         * @enum {string}
         */
        Origin: "delivered" | "model" | "registry" | "reference";
        /** @description How many datasets an organisation has. */
        OwnerCount: {
            /**
             * Format: int64
             * @description Its own and those of all below it, as the filter finds them.
             */
            count: number;
            /**
             * Format: int64
             * @description Datasets of its own.
             */
            own: number;
            /**
             * Format: uuid
             * @description The organisation above, none at the root.
             */
            parent?: string | null;
            /** @description Its name. */
            title: components["schemas"]["Text"];
            /**
             * Format: uuid
             * @description The organisation, as the filter `owner` takes it.
             */
            value: string;
        };
        /** @description An installed pack. */
        Pack: {
            /** @description Clauses that it carries out as a whole. */
            clauses: string[];
            /** @description Paths of its files, which are served byte for byte. */
            files: string[];
            /** @description How far it may be trusted: `draft`, `trial` or `stable`. */
            maturity: string;
            /** @description Name. */
            name: string;
            /** @description Code of the organisation that answers for it. */
            owner: string;
            owner_name?: components["schemas"]["Text"] | null;
            /** @description Packs that it needs. */
            requires: string[];
            /** @description Title in both languages. */
            title: components["schemas"]["Text"];
            /** @description Version. */
            version: string;
        };
        /**
         * Format: binary
         * @description The folder of a pack as a ZIP archive.
         */
        PackArchive: File;
        /** @description Something that is wrong in a pack. */
        PackFinding: {
            /** @description Stable code, such as `PK001`; each has a page in the reference. */
            code: string;
            /**
             * Format: int64
             * @description Column from 1, in characters; 0 when the whole file is meant.
             */
            column: number;
            /** @description Whether the pack cannot be installed because of it. */
            error: boolean;
            /** @description Path of the file inside the pack. */
            file: string;
            /**
             * Format: int64
             * @description Line from 1; 0 when the whole file is meant.
             */
            line: number;
            /** @description What is wrong. */
            message: components["schemas"]["Text"];
            /** @description The pack; another installed one where the two do not fit each other. */
            pack: string;
            /** @description What to do. */
            remedy: components["schemas"]["Text"];
        };
        /** @description Something that a pack declares. */
        PackItem: {
            /** @description Clauses that it carries out. */
            clauses: string[];
            /** @description What sort of thing: `dataset`, `model`, `registry`, `reference`, `rule`, `indicator`. */
            kind: string;
            /** @description Its name. */
            name: string;
            /** @description Its tests; empty when it has none. */
            tests: components["schemas"]["PackTest"][];
            /** @description Title in both languages. */
            title: components["schemas"]["Text"];
        };
        /** @description What became of a test of a pack. */
        PackTest: {
            /** @description What differed, one sentence each, in English as `jixia pack test` prints them; empty when it passes. */
            differences: string[];
            /** @description Name of the test, or `example 1`. */
            name: string;
            /** @description Whether it passes. */
            passes: boolean;
        };
        /** @description One page of a list. */
        Page_ApiKey: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: date-time
                 * @description When it was made.
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description When it stops working; none works until it is revoked.
                 */
                expires_at?: string | null;
                /**
                 * Format: uuid
                 * @description Identifier; not the secret.
                 */
                id: string;
                /** @description What the key is for, in its owner's words. */
                name: string;
                /**
                 * Format: uuid
                 * @description The person in whose name it acts.
                 */
                person: string;
                /**
                 * Format: date-time
                 * @description When it was revoked.
                 */
                revoked_at?: string | null;
                /** @description It signs requests and has no secret. */
                signs: boolean;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_AuditEntry: {
            /** @description The items of this page. */
            items: {
                /** @description What was to be done: `dataset.publish`. */
                action: string;
                /** @description The same as people read it. */
                action_title: components["schemas"]["Text"];
                /** @description Whether it was allowed. */
                allowed: boolean;
                /**
                 * Format: uuid
                 * @description The API key, when a program acted in the person's name.
                 */
                api_key?: string | null;
                /**
                 * Format: date-time
                 * @description When it was decided.
                 */
                at: string;
                /**
                 * Format: uuid
                 * @description Identifier.
                 */
                id: string;
                /** @description Login name at that time. */
                login?: string | null;
                /** @description Details of the act. */
                note?: string | null;
                /**
                 * Format: uuid
                 * @description The organisation that the person acted for at that time.
                 */
                organisation?: string | null;
                organisation_name?: components["schemas"]["Text"] | null;
                /**
                 * Format: uuid
                 * @description The person who acted; none for work of the system itself.
                 */
                person?: string | null;
                /** @description Why, in the caller's words. */
                purpose?: string | null;
                /** @description Identifies the request in the log. */
                request_id: string;
                /** @description Identifier of the thing. */
                resource_id: string;
                /** @description What sort of thing it was to be done to. */
                resource_kind: string;
                /** @description Name of the thing. */
                resource_name: string;
                /** @description The same as people read it. */
                resource_title: components["schemas"]["Text"];
                /** @description Role at that time. */
                role?: string | null;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Batch: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: date-time
                 * @description When it ended.
                 */
                finished_at?: string | null;
                /**
                 * Format: uuid
                 * @description Identifier; the target keeps it too.
                 */
                id: string;
                /** @description How much is written. */
                kind: components["schemas"]["BatchKind"];
                reason?: components["schemas"]["Reason"] | null;
                /**
                 * Format: date-time
                 * @description When it began.
                 */
                started_at: string;
                /** @description What became of it. */
                state: components["schemas"]["BatchState"];
                /** @description Where the rows go. */
                target: components["schemas"]["BatchTarget"];
                written?: components["schemas"]["BatchWritten"] | null;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_CatalogueChangeSummary: {
            /** @description The items of this page. */
            items: (components["schemas"]["Standing"] & {
                /**
                 * Format: date-time
                 * @description When it last changed.
                 */
                changed_at: string;
                /** @description The caller may correct it now. */
                correctable: boolean;
                /**
                 * Format: date-time
                 * @description When it was written.
                 */
                created_at: string;
                /** @description Name of the dataset. */
                dataset: string;
                /** @description What is done. */
                kind: components["schemas"]["CatalogueChangeKind"];
                /** @description Number: `ML-2026-000001`. */
                number: string;
                /** @description The department whose entry it is. */
                owner: components["schemas"]["Party"];
                /**
                 * Format: date-time
                 * @description When the authority first had to do with it.
                 */
                sent_at?: string | null;
                /** @description What is stated with it. */
                statement: components["schemas"]["ChangeStatement"];
                /** @description What the entry is called. */
                title: components["schemas"]["Text"];
            })[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Change: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: date-time
                 * @description When it happened.
                 */
                at: string;
                /**
                 * Format: int64
                 * @description Rows that it rejected.
                 */
                bad?: number | null;
                /** @description The dataset as it is now. */
                dataset: components["schemas"]["DatasetSummary"];
                /**
                 * Format: uuid
                 * @description The delivery, when rows were delivered.
                 */
                delivery?: string | null;
                /**
                 * Format: int64
                 * @description Rows that it committed.
                 */
                good?: number | null;
                /** @description What happened. */
                kind: components["schemas"]["ChangeKind"];
                /**
                 * Format: int64
                 * @description Version of the table that it made.
                 */
                version?: number | null;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Conflict: {
            /** @description The items of this page. */
            items: {
                /** @description The source that the registry believes now. */
                believed?: string | null;
                /** @description The field. */
                field: string;
                /** @description Key of the record. */
                key: string;
                settled?: components["schemas"]["Settlement"] | null;
                /**
                 * Format: date-time
                 * @description Since when the sources have said so.
                 */
                since: string;
                /** @description What each source says. */
                values: {
                    [key: string]: string;
                };
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Correction: {
            /** @description The items of this page. */
            items: (components["schemas"]["Standing"] & {
                /**
                 * Format: date-time
                 * @description When it last changed.
                 */
                changed_at: string;
                /** @description Names of the steps that correct the value, with which its new value can be said. */
                correct_steps: string[];
                /** @description What the value is now, where the department says it; only for the two parties. */
                corrected_to?: string | null;
                /**
                 * Format: date-time
                 * @description When it was reported.
                 */
                created_at: string;
                /** @description The dataset in which the value was seen. */
                dataset: string;
                doubt?: components["schemas"]["Doubt"] | null;
                /** @description Name of the step that hands it on, which asks for a department. */
                forward_steps: string[];
                /** @description Number: `JH-2026-000001`. */
                number: string;
                /** @description Who reported it. */
                reporter: components["schemas"]["Party"];
                /** @description The share under which it was seen; none when it was looked up in a registry. */
                share?: string | null;
                /** @description The department that verifies. */
                source: components["schemas"]["Party"];
                /** @description The dataset that the value came from, by lineage. */
                source_dataset: string;
            })[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Delivery: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: int64
                 * @description Rows in quarantine.
                 */
                bad: number;
                /**
                 * Format: uuid
                 * @description Who delivered.
                 */
                by?: string | null;
                /** @description Name of who delivered, where the caller may see it. */
                by_name?: string | null;
                /** @description Name of the dataset. */
                dataset: string;
                /** @description Title of the dataset. */
                dataset_title: components["schemas"]["Text"];
                /** @description Name of the file, or a word for the pull. */
                file_name: string;
                /**
                 * Format: date-time
                 * @description When it was finished.
                 */
                finished_at?: string | null;
                /**
                 * Format: int64
                 * @description Rows committed.
                 */
                good: number;
                /**
                 * Format: int64
                 * @description Line or row, from 1, on which the sender said that the header begins.
                 */
                header_row?: number | null;
                /**
                 * Format: uuid
                 * @description Identifier.
                 */
                id: string;
                reason?: components["schemas"]["Reason"] | null;
                /**
                 * Format: date-time
                 * @description When it arrived.
                 */
                received_at: string;
                /**
                 * Format: int64
                 * @description Rows read; while the delivery is being read, until now.
                 */
                rows: number;
                /** @description SHA-256 of the file, lower-case hex. */
                sha256: string;
                /** @description The sheet that the sender wanted to be read. */
                sheet?: string | null;
                /**
                 * Format: int64
                 * @description Size in bytes.
                 */
                size_bytes: number;
                /** @description What became of it. */
                state: components["schemas"]["DeliveryState"];
                /**
                 * Format: int64
                 * @description Table version that it made.
                 */
                version?: number | null;
                /**
                 * Format: int64
                 * @description Rows committed with at least one warning.
                 */
                warned: number;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_FlowEvent: {
            /** @description The items of this page. */
            items: {
                /** @description The state after. */
                after: string;
                /**
                 * Format: date-time
                 * @description When.
                 */
                at: string;
                /** @description The state before. */
                before: string;
                /**
                 * Format: int32
                 * @description Days that were said.
                 */
                days?: number | null;
                /** @description What was said with it. */
                note?: string | null;
                organisation?: components["schemas"]["Party"] | null;
                /** @description Name of the one who took it, where the caller may know it. */
                person?: string | null;
                /** @description Name of the step. */
                step: string;
                /**
                 * Format: date
                 * @description A day that was said.
                 */
                until?: string | null;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_ListedOrganisation: {
            /** @description The items of this page. */
            items: (components["schemas"]["Organisation"] & {
                /**
                 * Format: int64
                 * @description How many organisations stand right below it.
                 */
                children_count: number;
                parent_name?: components["schemas"]["Text"] | null;
            })[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Notice: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: date-time
                 * @description When.
                 */
                at: string;
                /** @description The column. */
                column: string;
                /** @description Number of the correction that it comes from. */
                correction: string;
                /** @description The dataset from which the organisation received the value. */
                dataset: string;
                /**
                 * Format: uuid
                 * @description Identifier.
                 */
                id: string;
                /** @description Key of the record, only for those who received this very record. */
                key?: string | null;
                /** @description What about. */
                kind: components["schemas"]["NoticeKind"];
                /**
                 * Format: date-time
                 * @description When somebody of the organisation marked it as read.
                 */
                seen_at?: string | null;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Pack: {
            /** @description The items of this page. */
            items: {
                /** @description Clauses that it carries out as a whole. */
                clauses: string[];
                /** @description Paths of its files, which are served byte for byte. */
                files: string[];
                /** @description How far it may be trusted: `draft`, `trial` or `stable`. */
                maturity: string;
                /** @description Name. */
                name: string;
                /** @description Code of the organisation that answers for it. */
                owner: string;
                owner_name?: components["schemas"]["Text"] | null;
                /** @description Packs that it needs. */
                requires: string[];
                /** @description Title in both languages. */
                title: components["schemas"]["Text"];
                /** @description Version. */
                version: string;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_PackItem: {
            /** @description The items of this page. */
            items: {
                /** @description Clauses that it carries out. */
                clauses: string[];
                /** @description What sort of thing: `dataset`, `model`, `registry`, `reference`, `rule`, `indicator`. */
                kind: string;
                /** @description Its name. */
                name: string;
                /** @description Its tests; empty when it has none. */
                tests: components["schemas"]["PackTest"][];
                /** @description Title in both languages. */
                title: components["schemas"]["Text"];
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Person: {
            /** @description The items of this page. */
            items: {
                /** @description May not log in any more. */
                disabled: boolean;
                /**
                 * Format: uuid
                 * @description Identifier.
                 */
                id: string;
                /** @description Login name, lower case, unique. */
                login: string;
                /** @description What the caller may do about the account now: `person.change`, `person.reset_password` and so on. */
                may: string[];
                /** @description Name as shown. */
                name: string;
                /**
                 * Format: uuid
                 * @description The organisation he or she acts for.
                 */
                organisation: string;
                organisation_name?: components["schemas"]["Text"] | null;
                /** @description Has to choose a new password before anything else. */
                password_expired: boolean;
                /** @description What he or she may do there. */
                role: components["schemas"]["Role"];
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_QueryTable: {
            /** @description The items of this page. */
            items: {
                /** @description Its columns. */
                columns: components["schemas"]["QueryTableColumn"][];
                /** @description Name. */
                name: string;
                /** @description Title in both languages. */
                title: components["schemas"]["Text"];
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Receipt: {
            /** @description The items of this page. */
            items: {
                /** @description SHA-256 of the answer's bytes, in hexadecimal digits. */
                answer_sha256?: string | null;
                /**
                 * Format: uuid
                 * @description The API key, when a program asked.
                 */
                api_key?: string | null;
                /**
                 * Format: date-time
                 * @description When.
                 */
                at: string;
                /** @description Number of the case for which it was asked. */
                case?: string | null;
                /** @description The way of the data: `interface`, `batch`, `file`, `command-line`. */
                door: string;
                /** @description Number of the grant under which it was given. */
                grant?: string | null;
                /**
                 * Format: uuid
                 * @description Identifier.
                 */
                id: string;
                /**
                 * Format: int64
                 * @description Its place in the log, from 0.
                 */
                index: number;
                /** @description What happened: `answer`, `refusal`, `batch`, `file`. */
                kind: components["schemas"]["ReceiptKind"];
                /**
                 * Format: uuid
                 * @description The organisation for which it was asked.
                 */
                organisation?: string | null;
                /**
                 * Format: uuid
                 * @description The person who asked.
                 */
                person?: string | null;
                /** @description Why, in the caller's words. */
                purpose?: string | null;
                /**
                 * Format: int64
                 * @description Rows of the answer.
                 */
                rows?: number | null;
                /** @description What was read, or was to be read. */
                tables: components["schemas"]["ReceiptTable"][];
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_RecordReading: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: date-time
                 * @description When.
                 */
                at: string;
                /** @description A program asked, with a key of that person. */
                by_key: boolean;
                /** @description Number of the case for which it was asked. */
                case?: string | null;
                /** @description Names of the datasets that were asked. */
                datasets: string[];
                /** @description Nothing of the record was asked for, only who had read it. */
                of_uses: boolean;
                organisation?: components["schemas"]["Party"] | null;
                /** @description Name of the person who asked, where the caller may know it. */
                person?: string | null;
                /** @description Why, in the words of who asked. */
                purpose?: string | null;
                /**
                 * Format: uuid
                 * @description The receipt of the answer.
                 */
                receipt: string;
                /**
                 * Format: int64
                 * @description Rows of the answer.
                 */
                rows?: number | null;
                /** @description Number of the share under which it was given; none when the record was looked up in a registry. */
                share?: string | null;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_RegistryHit: {
            /** @description The items of this page. */
            items: {
                /** @description The name and what stands beside it, by field; only what the caller sees as it is. Of a day only the year. */
                fields: {
                    [key: string]: unknown;
                };
                /** @description Its key. */
                key: string;
                /** @description Whether the key is masked for the caller. */
                key_masked: boolean;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_RejectedCell: {
            /** @description The items of this page. */
            items: {
                /** @description Column of the contract, where it is one. */
                column?: string | null;
                /**
                 * Format: int64
                 * @description Line of a text file, row of a sheet, from 1.
                 */
                line: number;
                /** @description Whether value and reason are hidden, because the caller may not see personal values. */
                masked: boolean;
                /** @description What is wrong and what to do. */
                reason: components["schemas"]["Text"];
                /** @description The rule that was broken. */
                rule: string;
                /** @description The value as it came; hidden where the caller may not see it. */
                value: string;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_RuleSummary: {
            /** @description The items of this page. */
            items: {
                /** @description Inputs that whoever runs it over a registry has to give. */
                asked: string[];
                /** @description Clauses of policy that it carries out. */
                clauses: string[];
                /** @description Whether it can be run over a registry. */
                has_population: boolean;
                /** @description Name. */
                name: string;
                /** @description Title in both languages. */
                title: components["schemas"]["Text"];
                /**
                 * Format: date
                 * @description First day on which it decides.
                 */
                valid_from?: string | null;
                /**
                 * Format: date
                 * @description Last day on which it decides.
                 */
                valid_to?: string | null;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_SavedQuery: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: uuid
                 * @description Identifier.
                 */
                id: string;
                /** @description What its person calls it. */
                name: string;
                /**
                 * Format: date-time
                 * @description When it was saved last.
                 */
                saved_at: string;
                /** @description The statement. */
                sql: string;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Settlement: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: date-time
                 * @description When.
                 */
                at: string;
                /**
                 * Format: uuid
                 * @description Who decided.
                 */
                by: string;
                /** @description The field. */
                field: string;
                /** @description Key of the record. */
                key: string;
                /** @description Why. */
                reason: string;
                /** @description The source to believe. */
                source: string;
                /** @description The value that it gave then. */
                value?: string | null;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_Share: {
            /** @description The items of this page. */
            items: (components["schemas"]["Standing"] & {
                /** @description Who wants to use the data. */
                applicant: components["schemas"]["Party"];
                /** @description What is stated. */
                application: components["schemas"]["ShareApplication"];
                /**
                 * Format: date-time
                 * @description When it last changed.
                 */
                changed_at: string;
                /**
                 * Format: date-time
                 * @description When it was written.
                 */
                created_at: string;
                /** @description Name of the dataset. */
                dataset: string;
                grant?: components["schemas"]["ShareGrant"] | null;
                /** @description Data may be used today. */
                in_force: boolean;
                /** @description Words of what the caller may do with it now, such as `share.use`. */
                may: string[];
                /** @description Number: `GX-2026-000001`. */
                number: string;
                /** @description Who provides them. */
                provider: components["schemas"]["Party"];
                /**
                 * Format: date-time
                 * @description When it went to the provider.
                 */
                sent_at?: string | null;
                /** @description Its sharing attribute when the application was written. */
                sharing: string;
            })[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_TableVersion: {
            /** @description The items of this page. */
            items: {
                /**
                 * Format: date-time
                 * @description When it was committed.
                 */
                at: string;
                /** @description Name of who delivered or restored. */
                by_name?: string | null;
                /**
                 * Format: uuid
                 * @description The delivery that made it, where it was one.
                 */
                delivery?: string | null;
                /** @description Name of the delivered file. */
                file_name?: string | null;
                /** @description What was done. */
                operation: string;
                /**
                 * Format: int64
                 * @description Rows of the table since then, where its statistics tell.
                 */
                rows?: number | null;
                /**
                 * Format: int64
                 * @description Rows of the table before; none for the first version.
                 */
                rows_before?: number | null;
                /** @description The delivery or build that made it, where one is known. */
                transaction?: string | null;
                /**
                 * Format: int64
                 * @description Number, from 0.
                 */
                version: number;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description One page of a list. */
        Page_TracedClause: {
            /** @description The items of this page. */
            items: {
                /** @description What carries it out; empty when nothing does yet. */
                carriers: components["schemas"]["Carrier"][];
                /** @description Number of the document. */
                document: string;
                /** @description Group of the register. */
                group: string;
                /** @description Identifier in the register. */
                id: string;
                /** @description Unit that leads, as printed. */
                lead_unit: string;
                /** @description What is demanded, in a few words. */
                name: components["schemas"]["Text"];
                /** @description Place in the document. */
                place: string;
            }[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most items on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Items on all pages together.
             */
            total: number;
        };
        /** @description A party to something: an organisation by its name. */
        Party: {
            /** @description Its code. */
            code: string;
            /**
             * Format: uuid
             * @description Identifier of the organisation.
             */
            id: string;
            /** @description Its name in both languages. */
            name: components["schemas"]["Text"];
        };
        /** @description A person who may log in. */
        Person: {
            /** @description May not log in any more. */
            disabled: boolean;
            /**
             * Format: uuid
             * @description Identifier.
             */
            id: string;
            /** @description Login name, lower case, unique. */
            login: string;
            /** @description What the caller may do about the account now: `person.change`, `person.reset_password` and so on. */
            may: string[];
            /** @description Name as shown. */
            name: string;
            /**
             * Format: uuid
             * @description The organisation he or she acts for.
             */
            organisation: string;
            organisation_name?: components["schemas"]["Text"] | null;
            /** @description Has to choose a new password before anything else. */
            password_expired: boolean;
            /** @description What he or she may do there. */
            role: components["schemas"]["Role"];
        };
        /** @description A person and the password for the first login. */
        PersonWithPassword: {
            /** @description Shown once; has to be changed at the first login. */
            password: string;
            /** @description The person. */
            person: components["schemas"]["Person"];
        };
        /** @description What went wrong, and what to do about it. */
        ProblemDetails: {
            /** @description Stable word for programs: `dataset.name_taken`. */
            code: string;
            /** @description A sentence that names the value and the remedy, in the caller's language. */
            detail: string;
            /** @description The wrong fields, when the input has several. */
            fields?: components["schemas"]["FieldProblem"][];
            /** @description Who may do what was refused, and so can do it or see to it that it may be done. */
            grantors?: components["schemas"]["Grantor"][];
            /** @description Values that the sentence names. */
            params?: {
                [key: string]: string;
            };
            /** @description Identifies the request in the log. */
            request_id: string;
            /**
             * Format: int32
             * @description HTTP status.
             */
            status: number;
            /** @description The sort of problem in a few words, in the caller's language. */
            title: string;
            /** @description Identifies the kind of problem: `urn:jixia:problem:` and the code. */
            type: string;
        };
        /** @description Asks for a table of a department's database to be delivered. */
        PullTable: {
            /** @description Name of the database in the configuration. */
            database: string;
            /** @description The table: `schema.table`. */
            table: string;
        };
        /** @description How often each rule failed in each of the last deliveries, at most 100. */
        QualityHistory: {
            /** @description Older deliveries were left out. */
            cut: boolean;
            /** @description The deliveries, the oldest first. */
            deliveries: components["schemas"]["MeasuredDelivery"][];
            /** @description The rules: those that rejected most in the last delivery first, then those that warned there, then the others. */
            rules: components["schemas"]["RuleHistory"][];
        };
        /** @description How often one rule failed in one delivery. */
        QualityResult: {
            /**
             * Format: int64
             * @description Rows looked at.
             */
            checked: number;
            /** @description The column, where it is one. */
            column?: string | null;
            /**
             * Format: int64
             * @description Rows that failed.
             */
            failed: number;
            /** @description The rule: a check's name, or `type`, `required`, `unique`, `semantic`, `length`. */
            rule: string;
            /** @description Failures only warn. */
            warning: boolean;
        };
        /**
         * @description What a failed rule does.
         * @enum {string}
         */
        QualitySeverity: "error" | "warning";
        /** @description An answer as JSON. */
        QueryAnswer: {
            /** @description The columns. */
            columns: components["schemas"]["QueryColumn"][];
            /** @description There were more rows than allowed. */
            cut: boolean;
            /** @description The rows, values in the order of the columns. */
            rows: unknown[][];
        };
        /** @description A column of an answer. */
        QueryColumn: {
            /** @description The column of a table that the caller sees masked; what is worked out from such a column is not told apart. */
            masked: boolean;
            /** @description Name. */
            name: string;
            /** @description Type. */
            type: string;
        };
        /**
         * @description Form of an answer.
         * @enum {string}
         */
        QueryFormat: "json" | "csv" | "xlsx" | "parquet" | "arrow";
        /** @description A table that a query may name. */
        QueryTable: {
            /** @description Its columns. */
            columns: components["schemas"]["QueryTableColumn"][];
            /** @description Name. */
            name: string;
            /** @description Title in both languages. */
            title: components["schemas"]["Text"];
        };
        /** @description A column of a table that a query may name. */
        QueryTableColumn: {
            /** @description The caller sees it masked; a condition on it compares what is seen. */
            masked: boolean;
            /** @description Name. */
            name: string;
            /** @description Title in both languages. */
            title: components["schemas"]["Text"];
            /** @description Type: `text(18)`, `date`, `decimal(18,2)` … */
            type: string;
        };
        /** @description How an uploaded file is to be read. */
        ReadUpload: {
            /**
             * Format: int64
             * @description Line or row, from 1, on which the header begins; without it, it is found.
             * @default null
             */
            header_row?: number | null;
            /**
             * @description Header to name of the column, in addition to what is settled; an empty name means that the header is passed over.
             *     A check tries it, a delivery settles it for later files too.
             * @default {}
             */
            mapping?: {
                [key: string]: string;
            };
            /**
             * @description The sheet of a workbook to read; without it, the first that fits.
             * @default null
             */
            sheet?: string | null;
        };
        /** @description Why a delivery was refused or failed. */
        Reason: {
            /** @description Stable word. */
            code: string;
            /** @description Sentence that names the value and the remedy, in the language of the request. */
            message: string;
        };
        /** @description What a receipt says. */
        Receipt: {
            /** @description SHA-256 of the answer's bytes, in hexadecimal digits. */
            answer_sha256?: string | null;
            /**
             * Format: uuid
             * @description The API key, when a program asked.
             */
            api_key?: string | null;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Number of the case for which it was asked. */
            case?: string | null;
            /** @description The way of the data: `interface`, `batch`, `file`, `command-line`. */
            door: string;
            /** @description Number of the grant under which it was given. */
            grant?: string | null;
            /**
             * Format: uuid
             * @description Identifier.
             */
            id: string;
            /**
             * Format: int64
             * @description Its place in the log, from 0.
             */
            index: number;
            /** @description What happened: `answer`, `refusal`, `batch`, `file`. */
            kind: components["schemas"]["ReceiptKind"];
            /**
             * Format: uuid
             * @description The organisation for which it was asked.
             */
            organisation?: string | null;
            /**
             * Format: uuid
             * @description The person who asked.
             */
            person?: string | null;
            /** @description Why, in the caller's words. */
            purpose?: string | null;
            /**
             * Format: int64
             * @description Rows of the answer.
             */
            rows?: number | null;
            /** @description What was read, or was to be read. */
            tables: components["schemas"]["ReceiptTable"][];
        };
        /** @description A receipt file: all that is needed to check a receipt offline, beside the public key. */
        ReceiptFile: {
            /** @description The signed checkpoint (C2SP tlog-checkpoint). */
            checkpoint: string;
            /**
             * Format: int64
             * @description Its place in the log, from 0.
             */
            index: number;
            /** @description Hashes of the inclusion proof (RFC 9162), base64, from the leaf up. */
            proof: string[];
            /** @description Text of the leaf: canonical JSON (RFC 8785). */
            receipt: string;
        };
        /**
         * @description What a receipt is about.
         * @enum {string}
         */
        ReceiptKind: "answer" | "refusal" | "batch" | "file";
        /** @description A table that was read. */
        ReceiptTable: {
            /** @description Name of the dataset. */
            dataset: string;
            /**
             * Format: int64
             * @description Version of its table; none where nothing was read.
             */
            version?: number | null;
        };
        /** @description A receipt file that is good. */
        ReceiptVerified: {
            /**
             * Format: uuid
             * @description Identifier of the receipt.
             */
            id: string;
            /**
             * Format: int64
             * @description Its place in the log, from 0.
             */
            index: number;
            /**
             * Format: int64
             * @description Receipts in the log of the checkpoint.
             */
            size: number;
        };
        /** @description A question about a record: who asked, when, why, under which share. */
        RecordReading: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description A program asked, with a key of that person. */
            by_key: boolean;
            /** @description Number of the case for which it was asked. */
            case?: string | null;
            /** @description Names of the datasets that were asked. */
            datasets: string[];
            /** @description Nothing of the record was asked for, only who had read it. */
            of_uses: boolean;
            organisation?: components["schemas"]["Party"] | null;
            /** @description Name of the person who asked, where the caller may know it. */
            person?: string | null;
            /** @description Why, in the words of who asked. */
            purpose?: string | null;
            /**
             * Format: uuid
             * @description The receipt of the answer.
             */
            receipt: string;
            /**
             * Format: int64
             * @description Rows of the answer.
             */
            rows?: number | null;
            /** @description Number of the share under which it was given; none when the record was looked up in a registry. */
            share?: string | null;
        };
        /** @description A registry as a list shows it. */
        Registry: {
            /**
             * Format: date-time
             * @description When they were last brought up to date.
             */
            built_at?: string | null;
            /** @description Clauses of policy that it carries out. */
            clauses: string[];
            /** @description Titles of key and fields by name. */
            field_titles: {
                [key: string]: components["schemas"]["Text"];
            };
            /** @description Names of the fields. */
            fields: string[];
            /** @description Name of the key. */
            key: string;
            /** @description What the caller may do with it now: `dataset.build`, `conflict.settle` and so on. */
            may: string[];
            /** @description Name. */
            name: string;
            /**
             * Format: int64
             * @description Disagreements of the sources that nobody has settled, for who may see them.
             */
            open_conflicts?: number | null;
            /**
             * Format: int64
             * @description Records that can be looked up; none before the first build.
             */
            records?: number | null;
            search?: components["schemas"]["RegistrySearch"] | null;
            /** @description Datasets that feed it. */
            sources: components["schemas"]["RegistrySource"][];
            /** @description Title in both languages. */
            title: components["schemas"]["Text"];
        };
        /** @description What a build did. */
        RegistryBuilt: {
            /**
             * Format: int64
             * @description Keys that are new.
             */
            added: number;
            /**
             * Format: int64
             * @description Keys whose values changed.
             */
            changed: number;
            /**
             * Format: int64
             * @description Disagreements open now.
             */
            conflicts: number;
            /**
             * Format: int64
             * @description Keys that no source gives any more.
             */
            ended: number;
            /**
             * Format: int64
             * @description Records valid now.
             */
            records: number;
            /**
             * Format: int64
             * @description Version of the registry's table.
             */
            version: number;
        };
        /** @description A field that became another. */
        RegistryChange: {
            /** @description Its value from then on. */
            after?: unknown;
            /** @description Its value before; none when nothing was known. */
            before?: unknown;
            /** @description The field. */
            field: string;
            /** @description Which dataset gave it from then on. */
            source_after?: string | null;
            /** @description Which dataset gave it before. */
            source_before?: string | null;
        };
        /** @description The newest row about a record in one of its sources. */
        RegistryGiven: {
            /** @description The day that the source itself says the row is as of. */
            as_of?: string | null;
            /**
             * Format: uuid
             * @description The delivery that the row came with, for who may see deliveries of the source; none for derived tables.
             */
            delivery?: string | null;
            /**
             * Format: date-time
             * @description When that delivery was received.
             */
            received_at?: string | null;
            /** @description The source. */
            source: string;
        };
        /** @description A record through time. */
        RegistryHistory: {
            /** @description The deliveries that gave what the latest state says, one for each source. */
            given: components["schemas"]["RegistryGiven"][];
            /** @description The key that was asked for. */
            key: string;
            /** @description Names of fields that are masked for the caller. */
            masked: string[];
            /** @description What the record was, the latest first. */
            states: components["schemas"]["RegistryState"][];
        };
        /** @description A record that was found, with enough to tell it from others. */
        RegistryHit: {
            /** @description The name and what stands beside it, by field; only what the caller sees as it is. Of a day only the year. */
            fields: {
                [key: string]: unknown;
            };
            /** @description Its key. */
            key: string;
            /** @description Whether the key is masked for the caller. */
            key_masked: boolean;
        };
        /** @description One record. */
        RegistryRecord: {
            /** @description The build that made it so. */
            build: string;
            /** @description The fields by name; personal ones are masked unless the caller may see them. */
            fields: {
                [key: string]: unknown;
            };
            /** @description The key that was asked for. */
            key: string;
            /** @description Names of fields that are masked for the caller. */
            masked: string[];
            /** @description Which dataset gave each field. */
            sources: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description Since when the record has been so.
             */
            valid_from: string;
        };
        /** @description By what else than its key a record is found. */
        RegistrySearch: {
            /** @description Whether the caller sees a field that is searched as it is; nobody searches what he or she sees masked. */
            allowed: boolean;
            /** @description Fields that tell records of the same name apart. */
            beside: string[];
            /** @description Fields that are searched. */
            by: string[];
        };
        /** @description A dataset that feeds a registry. */
        RegistrySource: {
            /** @description Its name. */
            dataset: string;
            /**
             * Format: uuid
             * @description The organisation that it belongs to, once it is in the catalogue.
             */
            organisation?: string | null;
            organisation_name?: components["schemas"]["Text"] | null;
            /** @description Its title. */
            title: components["schemas"]["Text"];
        };
        /** @description A record as it was for a while. */
        RegistryState: {
            /** @description The build that made it so. */
            build: string;
            /** @description What became different when it began; empty for the first state. */
            changes: components["schemas"]["RegistryChange"][];
            /** @description The fields by name. */
            fields: {
                [key: string]: unknown;
            };
            /** @description Which dataset gave each field. */
            sources: {
                [key: string]: string;
            };
            /**
             * Format: date-time
             * @description From when.
             */
            valid_from: string;
            /**
             * Format: date-time
             * @description Until when; none while it holds.
             */
            valid_to?: string | null;
        };
        /** @description One thing that is wrong with one row. */
        RejectedCell: {
            /** @description Column of the contract, where it is one. */
            column?: string | null;
            /**
             * Format: int64
             * @description Line of a text file, row of a sheet, from 1.
             */
            line: number;
            /** @description Whether value and reason are hidden, because the caller may not see personal values. */
            masked: boolean;
            /** @description What is wrong and what to do. */
            reason: components["schemas"]["Text"];
            /** @description The rule that was broken. */
            rule: string;
            /** @description The value as it came; hidden where the caller may not see it. */
            value: string;
        };
        /** @description What a restore made. */
        Restored: {
            /**
             * Format: int64
             * @description The version that the table has now.
             */
            version: number;
        };
        /** @description Asks for a past version to become the present one. */
        RestoreVersion: {
            /**
             * Format: int64
             * @description The version to go back to.
             */
            version: number;
        };
        /**
         * @description What a person may do.
         * @enum {string}
         */
        Role: "administrator" | "steward" | "head" | "member" | "auditor";
        /**
         * @description What became of a row.
         * @enum {string}
         */
        RowChange: "added" | "changed" | "removed";
        /** @description One row that is not the same in both versions. */
        RowDifference: {
            /** @description Its values after, by column; null throughout for a row that was removed. */
            after: unknown[];
            /** @description Its values before, by column; null throughout for a row that was added. */
            before: unknown[];
            /** @description What became of it. */
            change: components["schemas"]["RowChange"];
        };
        /** @description A rule with all that its page shows. */
        Rule: components["schemas"]["RuleSummary"] & {
            /** @description Worked examples, which are its tests. */
            examples: components["schemas"]["RuleExample"][];
            /** @description What is asked. */
            inputs: components["schemas"]["RuleInput"][];
            /** @description What is decided. */
            outputs: components["schemas"]["RuleOutput"][];
            /** @description What the text leaves open, and the choice made. */
            settings: components["schemas"]["RuleSetting"][];
        };
        /** @description What a rule decided. */
        RuleDecision: {
            /**
             * Format: date
             * @description The day on which it was decided.
             */
            day: string;
            /** @description The outputs by name; decimals are texts, so that no digit is lost. */
            outputs: {
                [key: string]: unknown;
            };
        };
        /** @description A worked example. */
        RuleExample: {
            /** @description The outputs expected. */
            expect: {
                [key: string]: unknown;
            };
            /** @description The inputs. */
            given: {
                [key: string]: unknown;
            };
        };
        /** @description What a rule found in one delivery. */
        RuleFound: {
            /**
             * Format: int64
             * @description Values looked at.
             */
            checked: number;
            /**
             * Format: uuid
             * @description The delivery.
             */
            delivery: string;
            /**
             * Format: int64
             * @description Values that failed.
             */
            failed: number;
        };
        /** @description One rule over the deliveries. */
        RuleHistory: {
            /** @description The column, where it is one. */
            column?: string | null;
            column_title?: components["schemas"]["Text"] | null;
            /** @description What it found in each delivery that it looked at, the oldest first. */
            found: components["schemas"]["RuleFound"][];
            /** @description The rule: a check's name, or `type`, `required`, `unique`, `semantic`, `length`. */
            rule: string;
            /** @description What a failure does. */
            severity: components["schemas"]["QualitySeverity"];
            title?: components["schemas"]["Text"] | null;
        };
        /** @description One input. */
        RuleInput: {
            /** @description Name. */
            name: string;
            /** @description The values allowed; empty allows all. */
            one_of: string[];
            /** @description The value may be missing. */
            optional: boolean;
            /** @description Title in both languages. */
            title: components["schemas"]["Text"];
            /** @description Type: `decimal(18,2)`, `boolean`, `text` … */
            type: string;
            /** @description Unit: `CNY`, `USD`, `m2`. */
            unit?: string | null;
        };
        /** @description One output. */
        RuleOutput: {
            /** @description Name. */
            name: string;
            /** @description SQL expression. */
            sql: string;
            /** @description Title in both languages. */
            title: components["schemas"]["Text"];
            /** @description Type. */
            type: string;
            /** @description Unit. */
            unit?: string | null;
        };
        /** @description Who is entitled under a rule, and what it costs. */
        RuleRun: {
            /** @description Sum of the amount over the entitled cases, as decimal text; none when the rule names no amount. */
            budget?: string | null;
            /**
             * Format: int64
             * @description Cases looked at.
             */
            cases: number;
            /** @description Names of the columns of `rows`: the key and the outputs. */
            columns: string[];
            /**
             * Format: int64
             * @description Cases entitled.
             */
            entitled: number;
            /**
             * Format: int64
             * @description Cases that cannot be decided, because an input is missing.
             */
            incomplete: number;
            /** @description Which inputs are missing, and in how many cases. */
            missing: components["schemas"]["MissingInput"][];
            /** @description The first entitled cases. */
            rows: unknown[][];
        };
        /** @description A point that the text leaves open. */
        RuleSetting: {
            /** @description Name. */
            name: string;
            /** @description What is open. */
            question: components["schemas"]["Text"];
            /** @description The choice made. */
            value: unknown;
        };
        /** @description A rule as a list shows it. */
        RuleSummary: {
            /** @description Inputs that whoever runs it over a registry has to give. */
            asked: string[];
            /** @description Clauses of policy that it carries out. */
            clauses: string[];
            /** @description Whether it can be run over a registry. */
            has_population: boolean;
            /** @description Name. */
            name: string;
            /** @description Title in both languages. */
            title: components["schemas"]["Text"];
            /**
             * Format: date
             * @description First day on which it decides.
             */
            valid_from?: string | null;
            /**
             * Format: date
             * @description Last day on which it decides.
             */
            valid_to?: string | null;
        };
        /** @description Asks a question. */
        RunQuery: {
            /** @description Form of the answer. */
            format?: components["schemas"]["QueryFormat"];
            /**
             * Format: int64
             * @description Most rows wanted; never more than the server allows.
             */
            rows_max?: number | null;
            /** @description One SELECT statement; tables are datasets by name. */
            sql: string;
        };
        /** @description Asks for a rule to be run over its registry. */
        RunRule: {
            /**
             * Format: date
             * @description The day on which to decide; today if none.
             */
            day?: string | null;
            /** @description The inputs that the rule leaves to whoever runs it, by name; the same for all cases. */
            given?: {
                [key: string]: unknown;
            };
        };
        /** @description A statement that a person keeps. */
        SavedQuery: {
            /**
             * Format: uuid
             * @description Identifier.
             */
            id: string;
            /** @description What its person calls it. */
            name: string;
            /**
             * Format: date-time
             * @description When it was saved last.
             */
            saved_at: string;
            /** @description The statement. */
            sql: string;
        };
        /** @description Keeps a statement. */
        SaveQuery: {
            /** @description What to call it; the one that has the name gives way. */
            name: string;
            /** @description The statement. */
            sql: string;
        };
        /** @description Asks for records by their key or by part of a name. */
        SearchRegistry: {
            /**
             * Format: int32
             * @description Number of the page, from 1.
             * @default 1
             */
            page?: number;
            /**
             * Format: int32
             * @description Most records on a page, 1 to 50.
             * @default 20
             */
            page_size?: number;
            /** @description The whole key, or 2 to 100 characters of a name. */
            q: string;
        };
        /**
         * @description Outcome of an assessment of secrecy risk.
         * @enum {string}
         */
        SecrecyOutcome: "none" | "state_secret" | "work_secret";
        /** @description Who is logged in. */
        Session: {
            /** @description Send it as `X-CSRF-Token` with every request that changes something; none for requests with an API key. */
            csrf_token?: string | null;
            /**
             * Format: date-time
             * @description When the session ends at the latest; none for requests with an API key.
             */
            expires_at?: string | null;
            /**
             * @description What the person may do with the installation, and in the own organisation with a new dataset or with somebody else's
             *     account: `audit.read`, `delivery.create`, `person.create` and so on.
             */
            may: string[];
            /** @description The person. */
            person: components["schemas"]["Person"];
        };
        /** @description Says which source is right. */
        SettleConflict: {
            /** @description The field. */
            field: string;
            /** @description Key of the record. */
            key: string;
            /** @description Why; kept with the decision and in the audit trail. */
            reason: string;
            /** @description The source to believe; the one that the registry believes now, if none. */
            source?: string | null;
        };
        /** @description A steward's decision. It holds as long as the sources say what they said then. */
        Settlement: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /**
             * Format: uuid
             * @description Who decided.
             */
            by: string;
            /** @description The field. */
            field: string;
            /** @description Key of the record. */
            key: string;
            /** @description Why. */
            reason: string;
            /** @description The source to believe. */
            source: string;
            /** @description The value that it gave then. */
            value?: string | null;
        };
        /** @description A share. */
        Share: components["schemas"]["Standing"] & {
            /** @description Who wants to use the data. */
            applicant: components["schemas"]["Party"];
            /** @description What is stated. */
            application: components["schemas"]["ShareApplication"];
            /**
             * Format: date-time
             * @description When it last changed.
             */
            changed_at: string;
            /**
             * Format: date-time
             * @description When it was written.
             */
            created_at: string;
            /** @description Name of the dataset. */
            dataset: string;
            grant?: components["schemas"]["ShareGrant"] | null;
            /** @description Data may be used today. */
            in_force: boolean;
            /** @description Words of what the caller may do with it now, such as `share.use`. */
            may: string[];
            /** @description Number: `GX-2026-000001`. */
            number: string;
            /** @description Who provides them. */
            provider: components["schemas"]["Party"];
            /**
             * Format: date-time
             * @description When it went to the provider.
             */
            sent_at?: string | null;
            /** @description Its sharing attribute when the application was written. */
            sharing: string;
        };
        /** @description What an applicant states, State Council Decree 809 art. 20. */
        ShareApplication: {
            /** @description Law, regulation or duty on which the use rests. */
            legal_basis: string;
            /** @description How they are to be had. */
            mode: components["schemas"]["ShareMode"];
            /** @description What the data are used for. */
            scenario: string;
            /** @description Which of them. */
            scope: components["schemas"]["ShareScope"];
            /** @description How they are kept safe. */
            security: string;
            /**
             * Format: date
             * @description The last day of use.
             */
            until: string;
        };
        /** @description The plan, the places that it may name, and the copies that were brought. */
        ShareBatches: {
            /** @description The last run of each place that was brought a copy, the latest first. */
            copies: components["schemas"]["Batch"][];
            /** @description Databases that the configuration gives the applicant, for whoever may plan. */
            databases: string[];
            /** @description Folders that the configuration gives the applicant, for whoever may plan. */
            folders: string[];
            plan?: components["schemas"]["BatchPlan"] | null;
        };
        /**
         * @description Form of a file of shared data.
         * @enum {string}
         */
        SharedFileFormat: "csv" | "xlsx" | "parquet";
        /** @description The granted columns of a record. */
        SharedRecord: {
            /** @description Values by column. */
            values: {
                [key: string]: unknown;
            };
        };
        /** @description Asks for rows of a share. */
        SharedRowsQuery: {
            /** @description Number of the case for which the data are used. */
            case: string;
            /** @description Rows for which this SQL condition over the granted columns is true; all if none. */
            condition?: string | null;
            /**
             * Format: int64
             * @description Most rows wanted, at most 1,000; 100 if none.
             */
            rows_max?: number | null;
        };
        /** @description What a provider grants; never more than was asked for. */
        ShareGrant: {
            /**
             * Format: int32
             * @description Most calls in a minute.
             */
            calls_per_minute: number;
            /** @description Conditions of use, in words. */
            conditions?: string | null;
            /** @description Which data. */
            scope: components["schemas"]["ShareScope"];
            /**
             * Format: date
             * @description The last day of use.
             */
            until: string;
        };
        /**
         * @description How data are shared.
         * @enum {string}
         */
        ShareMode: "interface" | "batch" | "file";
        /** @description Which data of a dataset. */
        ShareScope: {
            /** @description Rows of this division (GB/T 2260) and those below it; all if none. */
            area?: string | null;
            /** @description Columns. */
            columns: string[];
            /** @description Rows for which this SQL condition over the dataset's columns is true; all if none. */
            rows?: string | null;
            /** @description How columns come: personal ones are masked unless it is said here that they are needed clear. */
            shown?: {
                [key: string]: components["schemas"]["Shown"];
            };
        };
        /** @description How a share was used in the last 90 days. */
        ShareUsage: {
            /** @description Each caller. */
            callers: components["schemas"]["CallerUse"][];
            /** @description Each day in China with calls. */
            days: components["schemas"]["DayOfUse"][];
        };
        /**
         * @description Sharing attribute (共享属性).
         * @enum {string}
         */
        SharingKind: "unconditional" | "conditional" | "not_shared";
        /**
         * @description How the values of a column come.
         * @enum {string}
         */
        Shown: "masked" | "clear";
        /** @description Where something stands in its flow. */
        Standing: {
            /** @description Titles of all steps of its flow, to read what happened. */
            all_steps: components["schemas"]["NamedStep"][];
            /** @description Its time limits. */
            limits: components["schemas"]["TimeLimit"][];
            /** @description A state of the flow. */
            state: string;
            /** @description The state as people read it. */
            state_title: components["schemas"]["Text"];
            /** @description The steps that the caller may take now. */
            steps: components["schemas"]["FlowStep"][];
        };
        /** @description Starts a run. */
        StartBatch: {
            /** @description All rows, even where what changed would do. */
            full?: boolean;
        };
        /** @description A table at a version. */
        TableAt: {
            /**
             * Format: date-time
             * @description When the version was made.
             */
            at: string;
            /** @description Name of the dataset. */
            dataset: string;
            /** @description Its title in both languages. */
            title: components["schemas"]["Text"];
            /**
             * Format: int64
             * @description Version of its table.
             */
            version: number;
        };
        /** @description One version of a table. */
        TableVersion: {
            /**
             * Format: date-time
             * @description When it was committed.
             */
            at: string;
            /** @description Name of who delivered or restored. */
            by_name?: string | null;
            /**
             * Format: uuid
             * @description The delivery that made it, where it was one.
             */
            delivery?: string | null;
            /** @description Name of the delivered file. */
            file_name?: string | null;
            /** @description What was done. */
            operation: string;
            /**
             * Format: int64
             * @description Rows of the table since then, where its statistics tell.
             */
            rows?: number | null;
            /**
             * Format: int64
             * @description Rows of the table before; none for the first version.
             */
            rows_before?: number | null;
            /** @description The delivery or build that made it, where one is known. */
            transaction?: string | null;
            /**
             * Format: int64
             * @description Number, from 0.
             */
            version: number;
        };
        /** @description Takes a step. */
        TakeCorrectionStep: {
            /** @description What is said with it; some steps need it. */
            note?: string | null;
            /** @description Name of the step. */
            step: string;
            /**
             * Format: uuid
             * @description The department to which it is handed on (identifier of the organisation), for the step that hands it on.
             */
            to?: string | null;
            /** @description What the value is now, for the step that corrects. */
            value?: string | null;
        };
        /** @description Asks for all that a share grants as a file. */
        TakeSharedFile: {
            /** @description Whether CSV begins with the byte order mark, by which spreadsheets know the encoding; it does if this is left out. */
            byte_order_mark?: boolean | null;
            /** @description Number of the case for which the data are used. */
            case: string;
            /** @description Form of the file. */
            format: components["schemas"]["SharedFileFormat"];
        };
        /** @description Takes a step. */
        TakeShareStep: {
            /**
             * Format: int32
             * @description Days, for a time limit that asks for them.
             */
            days?: number | null;
            grant?: components["schemas"]["ShareGrant"] | null;
            /** @description What is said with it; some steps need it. */
            note?: string | null;
            /** @description Name of the step. */
            step: string;
            /**
             * Format: date
             * @description A day that goes with the step.
             */
            until?: string | null;
        };
        /** @description Takes a step. */
        TakeStep: {
            /**
             * Format: int32
             * @description Days, for a time limit that asks for them.
             */
            days?: number | null;
            /** @description What is said with it; some steps need it. */
            note?: string | null;
            /** @description Name of the step. */
            step: string;
            /**
             * Format: date
             * @description A day that goes with the step.
             */
            until?: string | null;
        };
        /** @description A title or sentence in both languages. */
        Text: {
            /** @description English; may be empty. */
            en?: string;
            /** @description Simplified Chinese. */
            zh: string;
        };
        /** @description A time limit as it stands now. */
        TimeLimit: {
            /** @description The article that sets it. */
            basis: components["schemas"]["Text"];
            /**
             * Format: date-time
             * @description The instant at which it ends; none while it stands still.
             */
            due?: string | null;
            /** @description green, yellow, red. */
            lamp: string;
            /**
             * Format: int64
             * @description Days that are left; below zero: so many days late.
             */
            left: number;
            /** @description Its name in the flow. */
            name: string;
            /** @description The end lies beyond the holidays that are known, so it may still move. */
            provisional: boolean;
            /** @description running, paused, overdue, met, `met_late`. */
            state: string;
            /** @description What has to be done within it. */
            title: components["schemas"]["Text"];
            /** @description working or calendar: which days are counted. */
            unit: string;
        };
        /** @description The clause register, traced and counted. */
        Trace: {
            /** @description Counts per document. */
            documents: components["schemas"]["TraceGroup"][];
            /** @description Counts per group. */
            groups: components["schemas"]["TraceGroup"][];
            /** @description Counts of the whole register. */
            total: components["schemas"]["TraceCounts"];
        };
        /** @description Counts of a part of the register. */
        TraceCounts: {
            /**
             * Format: int64
             * @description Clauses that something carries out.
             */
            carried_out: number;
            /**
             * Format: int64
             * @description Clauses.
             */
            clauses: number;
            /**
             * Format: int64
             * @description Clauses whose every carrier that has tests passes them, and at least one has.
             */
            passing: number;
        };
        /** @description A clause with what carries it out. */
        TracedClause: {
            /** @description What carries it out; empty when nothing does yet. */
            carriers: components["schemas"]["Carrier"][];
            /** @description Number of the document. */
            document: string;
            /** @description Group of the register. */
            group: string;
            /** @description Identifier in the register. */
            id: string;
            /** @description Unit that leads, as printed. */
            lead_unit: string;
            /** @description What is demanded, in a few words. */
            name: components["schemas"]["Text"];
            /** @description Place in the document. */
            place: string;
        };
        /** @description Counts of a document or a group. */
        TraceGroup: components["schemas"]["TraceCounts"] & {
            /** @description Number of the document, or name of the group. */
            name: string;
        };
        /**
         * @description Update cycle (更新周期).
         * @enum {string}
         */
        UpdateCycle: "real_time" | "daily" | "weekly" | "monthly" | "quarterly" | "half_yearly" | "yearly" | "irregular";
        /** @description A file on its way. Once all of it is here it can be looked at and delivered. */
        Upload: {
            /** @description Name of the dataset that it is for. */
            dataset: string;
            /**
             * Format: date-time
             * @description When it is removed, unless it was delivered before.
             */
            expires_at: string;
            /** @description Name of the file. */
            file_name: string;
            /**
             * Format: uuid
             * @description Identifier, which becomes that of the delivery.
             */
            id: string;
            /**
             * Format: int64
             * @description Bytes that are here; the next part begins there.
             */
            received_bytes: number;
            /**
             * Format: int64
             * @description Size in bytes that the file will have.
             */
            size_bytes: number;
        };
        /**
         * @description Something unusual in the use of a share.
         * @enum {string}
         */
        UsageSign: "off_hours" | "sweeping" | "many";
        /** @description Yes or no, and nothing else. */
        Verified: {
            /**
             * Format: uuid
             * @description Stands for nothing; by it the hash in the receipt does not tell the answer to those who may not know it.
             */
            nonce: string;
            /** @description The record says so. */
            verified: boolean;
        };
        /** @description Asks whether a record says what is stated. */
        Verify: {
            /** @description Number of the case for which the data are used. */
            case: string;
            /** @description Key of the record. */
            key: string;
            /** @description What is stated, by column. */
            stated: {
                [key: string]: string;
            };
        };
        /**
         * @description What changed between two versions of a table, as the caller may see it.
         *
         *     Both versions are read as the caller may read them: a change that a mask hides is not told.
         */
        VersionDifferences: {
            /**
             * Format: int64
             * @description Rows that only the later version has.
             */
            added: number;
            /**
             * Format: int64
             * @description Rows of the same key with other values.
             */
            changed: number;
            /** @description Columns that were compared, in the order of the table. */
            columns: string[];
            /** @description The rows of this page: added, then changed, then removed. */
            items: components["schemas"]["RowDifference"][];
            /** @description The columns that tell which rows are the same; empty where rows are told apart by all their values. */
            key: string[];
            /** @description Those of them that the caller sees masked. */
            masked: string[];
            /**
             * Format: int32
             * @description Number of this page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Most rows on a page.
             */
            page_size: number;
            /**
             * Format: int64
             * @description Rows that only the earlier version has.
             */
            removed: number;
            /**
             * Format: int64
             * @description Rows on all pages together.
             */
            total: number;
        };
        /** @description What an organisation is to be: sent to make one and to change one. */
        WriteOrganisation: {
            /** @description Administrative division code of its area. */
            area?: string | null;
            /** @description Short code, unique: lower-case letters, digits and `-`. */
            code: string;
            /** @description Unified social credit code. */
            credit_code?: string | null;
            /** @description What sort of organisation it is. */
            kind: components["schemas"]["OrganisationKind"];
            /** @description Name in both languages. */
            name: components["schemas"]["Text"];
            /**
             * Format: uuid
             * @description The organisation above; only the root of the city has none.
             */
            parent?: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_api_keys: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ApiKey"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_api_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateApiKey"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyWithSecret"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    revoke_api_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_audit: {
        parameters: {
            query?: {
                /** @description Only this action: `dataset.publish`. */
                action?: string;
                /** @description Only acts that were (true) or were not (false) allowed. */
                allowed?: boolean;
                /** @description Only from this instant on. */
                from?: string;
                /** @description Only acts for this organisation, not those below it. */
                organisation?: string;
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Only acts of this person. */
                person?: string;
                /** @description Only acts on the thing with this identifier or name. */
                resource?: string;
                /** @description Only acts on things of this kind: `dataset`, `person`. */
                resource_kind?: string;
                /** @description Only before this instant. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_AuditEntry"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_audit: {
        parameters: {
            query?: {
                /** @description Only this action: `dataset.publish`. */
                action?: string;
                /** @description Only acts that were (true) or were not (false) allowed. */
                allowed?: boolean;
                /** @description Only from this instant on. */
                from?: string;
                /** @description Only acts for this organisation, not those below it. */
                organisation?: string;
                /** @description Only acts of this person. */
                person?: string;
                /** @description Only acts on the thing with this identifier or name. */
                resource?: string;
                /** @description Only acts on things of this kind: `dataset`, `person`. */
                resource_kind?: string;
                /** @description Only before this instant. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_audit_actions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditAction"][];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_catalogue_changes: {
        parameters: {
            query?: {
                /** @description Only those of this dataset. */
                dataset?: string;
                /** @description Only those of this department (identifier of the organisation). */
                owner?: string;
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Words in number, name or title. */
                q?: string;
                /** @description Only those in this state. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CatalogueChangeSummary"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    write_catalogue_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCatalogueChange"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueChange"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_catalogue_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueChange"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    correct_catalogue_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectCatalogueChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueChange"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_catalogue_change_steps: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FlowEvent"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    take_catalogue_change_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeStep"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueChange"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    export_catalogue_workbook: {
        parameters: {
            query?: {
                /** @description Only those of the caller's own department. */
                own?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": File;
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    import_catalogue_workbook: {
        parameters: {
            query?: {
                /** @description Only look at it; nothing is kept. */
                check?: boolean;
                /** @description Name of the file. */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": File;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueImport"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_changes: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Only those at this instant or later; of the last 30 days if none is given. */
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Change"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_clauses: {
        parameters: {
            query?: {
                /** @description Number of a document. */
                document?: string;
                /** @description Group of the register. */
                group?: string;
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Words in the number, the place, the demand or the leading unit. */
                q?: string;
                /** @description How far they are carried out. */
                state?: "open" | "carried_out" | "passing" | "failing";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TracedClause"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_clocks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clocks"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_corrections: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Words in number, dataset or column. */
                q?: string;
                /** @description Only those that this organisation reported (its identifier). */
                reporter?: string;
                /** @description Only those under this share. */
                share?: string;
                /** @description Only those that this organisation verifies (its identifier). */
                source?: string;
                /** @description Only those in this state. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Correction"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    report_value: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCorrection"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_correction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_correction_steps: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FlowEvent"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    take_correction_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeCorrectionStep"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Correction"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_datasets: {
        parameters: {
            query?: {
                /** @description Only those of this health. */
                health?: "good" | "failing" | "overdue" | "never";
                /** @description Only those with rows from there. */
                origin?: "delivered" | "model" | "registry" | "reference";
                /** @description Only those of this organisation and those below it. */
                owner?: string;
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /**
                 * @description Words, in Chinese with or without spaces: of the title, summary, name, resource code or theme, of the columns, or of
                 *     the name of the owner.
                 */
                q?: string;
                /** @description Only those with this sharing attribute. */
                sharing?: "unconditional" | "conditional" | "not_shared";
                /**
                 * @description Order: `name`, `title`, `state`, `changed_at`, `published_at`, `delivered_at` or `failed_share`; `-changed_at` is the
                 *     newest first. If none is given, what matches `q` most closely comes first, or else it goes by name.
                 */
                sort?: string;
                /** @description Only those in this state. */
                state?: "draft" | "reviewed" | "published" | "withdrawn";
                /** @description Only those with this theme, in either language. */
                theme?: string;
                /** @description Only those with this update cycle. */
                update_cycle?: "real_time" | "daily" | "weekly" | "monthly" | "quarterly" | "half_yearly" | "yearly" | "irregular";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetPage"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_dataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_contract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    put_contract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/yaml": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    hand_over: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["DeliveryForm"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    check_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["DeliveryCheckForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryCheck"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_catalogue_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CatalogueEntry"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    lineage_of_dataset: {
        parameters: {
            query?: {
                /** @description Steps to either side, 1 to 5. */
                depth?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lineage"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_mapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColumnMapping"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    put_mapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ColumnMapping"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColumnMapping"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    publish_dataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    pull_table: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PullTable"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    quality_over_time: {
        parameters: {
            query?: {
                /** @description Only those that arrived at this instant or later. */
                from?: string;
                /** @description Only those that arrived before this instant. */
                to?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QualityHistory"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    restore_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreVersion"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restored"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    return_dataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    review_dataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    sample_rows: {
        parameters: {
            query?: {
                /** @description Most rows wanted; 20 if none. */
                rows_max?: number;
                /** @description A past version of the table; the current one if none. */
                version?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryAnswer"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_source_departments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedSources"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    name_source_departments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameSources"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NamedSources"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    begin_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginUpload"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_versions: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_TableVersion"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    differences_of_versions: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
            };
            header?: never;
            path: {
                /** @description The earlier version. */
                a: number;
                /** @description The later version. */
                b: number;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDifferences"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    withdraw_dataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_deliveries: {
        parameters: {
            query?: {
                /** @description Only those to this dataset. */
                dataset?: string;
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Only those in this state. */
                state?: "received" | "committed" | "refused" | "failed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Delivery"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryReport"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_rejected: {
        parameters: {
            query?: {
                /** @description Only those in this column. */
                column?: string;
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Only those of this rule. */
                rule?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RejectedCell"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_rejected: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_dispute_steps: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FlowEvent"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    take_dispute_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeStep"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    prove_consistency: {
        parameters: {
            query: {
                /** @description Leaves of the older checkpoint, at least 1. */
                from: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consistency"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_public_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    verify_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptFile"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptVerified"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_indicators: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Indicator"][];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_indicator_values: {
        parameters: {
            query?: {
                /** @description Level of the divisions. */
                level?: "county" | "township";
                /** @description Code of the division whose divisions are wanted: 370303; the whole city if none. */
                within?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndicatorValues"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_division_boundaries: {
        parameters: {
            query?: {
                /** @description Level of the divisions. */
                level?: "county" | "township";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": unknown;
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_notices: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Only those that nobody has read. */
                unread?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Notice"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    mark_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_organisations: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Only those right below this organisation. */
                parent?: string;
                /** @description Part of the code or the name. */
                q?: string;
                /** @description Only those at the root of the tree. */
                roots?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ListedOrganisation"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteOrganisation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationPage"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteOrganisation"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    delete_organisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_packs: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Words in the name or the title. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Pack"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    install_pack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/zip": components["schemas"]["PackArchive"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pack"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_pack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pack"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_pack_file: {
        parameters: {
            query: {
                /** @description Path inside the pack: `datasets/vaccinations.yaml`. */
                path: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_pack_findings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackFinding"][];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_pack_items: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Words in the name or the title. */
                q?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PackItem"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    check_pack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/zip": components["schemas"]["PackArchive"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackFinding"][];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_people: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Part of the login or the name. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Person"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    create_person: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePerson"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonWithPassword"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePerson"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    disable_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    enable_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonWithPassword"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    run_query: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunQuery"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryAnswer"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_saved_queries: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Words in the name or the statement. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SavedQuery"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    save_query: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveQuery"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedQuery"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    delete_saved_query: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_query_tables: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Words in the name, the title or the columns. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_QueryTable"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_receipts: {
        parameters: {
            query?: {
                /** @description Only about this dataset. */
                dataset?: string;
                /** @description Only from this instant on. */
                from?: string;
                /** @description Only under the grant with this number. */
                grant?: string;
                /** @description Only of this kind. */
                kind?: components["schemas"]["ReceiptKind"];
                /** @description Only asked for by this organisation, not those below it. */
                organisation?: string;
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Only asked for by this person. */
                person?: string;
                /** @description Only before this instant. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Receipt"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptFile"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_registries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registry"][];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    look_up_record: {
        parameters: {
            query?: never;
            header: {
                "X-Purpose": string;
            };
            path: {
                key: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistryRecord"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    build_registry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BuildRegistry"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistryBuilt"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_conflicts: {
        parameters: {
            query?: {
                /** @description Only those of this field. */
                field?: string;
                /** @description Only those of the record with this key. */
                key?: string;
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Conflict"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    tell_history: {
        parameters: {
            query?: never;
            header: {
                "X-Purpose": string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskHistory"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistryHistory"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    tell_readers: {
        parameters: {
            query?: never;
            header: {
                "X-Purpose": string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskReaders"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RecordReading"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    search_registry: {
        parameters: {
            query?: never;
            header: {
                "X-Purpose": string;
            };
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchRegistry"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RegistryHit"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_settlements: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Settlement"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    settle_conflict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleConflict"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settlement"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    withdraw_settlement: {
        parameters: {
            query: {
                /** @description The field. */
                field: string;
                /** @description Key of the record. */
                key: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_rules: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Words in the name or the title. */
                q?: string;
                /** @description Only those that decide on this day. */
                valid_on?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RuleSummary"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ask_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskRule"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleDecision"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    run_rule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRule"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleRun"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    who: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    log_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    log_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_shares: {
        parameters: {
            query?: {
                /** @description Only those of this applicant (identifier of the organisation). */
                applicant?: string;
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
                /** @description Only those of this provider (identifier of the organisation). */
                provider?: string;
                /** @description Words in number, dataset or scenario. */
                q?: string;
                /** @description Only those in this state. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Share"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    apply_for_share: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewShare"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Share"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Share"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    change_share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareApplication"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Share"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_batch_plan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareBatches"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    plan_batches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchPlan"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchPlan"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_batches: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Batch"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    start_batch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartBatch"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_disputes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Disputes"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    open_dispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDispute"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    take_shared_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeSharedFile"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    look_up_shared_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LookUp"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedRecord"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    shared_rows: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SharedRowsQuery"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueryAnswer"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    list_share_steps: {
        parameters: {
            query?: {
                /** @description Number of the page, from 1. */
                page?: number;
                /** @description Most items on a page, 1 to 200. */
                page_size?: number;
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_FlowEvent"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    take_share_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeShareStep"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Share"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    share_usage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareUsage"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    verify_shared_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verify"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verified"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_trace: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trace"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    get_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    give_up_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    append_to_upload: {
        parameters: {
            query?: never;
            header: {
                /** @description The byte of the file, from 0, at which the part begins */
                "Upload-Offset": number;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": File;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Upload"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    check_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUpload"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryCheck"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    deliver_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUpload"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    alive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description What went wrong, and what to do about it */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
}
