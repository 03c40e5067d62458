using MqttCertGate.Findings;

namespace MqttCertGate.Tests.Conformance;

/// <summary>A lint of zlint and what answers it here.</summary>
/// <param name="Name">As zlint names it.</param>
/// <param name="Rules">The rules of which one is to fire where the lint does.</param>
internal sealed record ZlintLint(string Name, params string[] Rules)
{
    /// <summary>Words of the message, where the rules also speak of what other lints are about.</summary>
    public string About { get; init; } = "";

    /// <summary>The lowest level that counts: where a rule has levels, zlint has a lint for each, and it warns of what rules.md makes a note.</summary>
    public Level Least { get; init; } = Level.Warning;

    /// <summary>Whether the rule demands what the lint discourages.</summary>
    public bool IsInverse { get; init; }

    /// <summary>The role it is declared in: zlint also asks of CAs what the gate asks of servers alone.</summary>
    public string As { get; init; } = "auto";

    /// <summary>A rule that speaks alone where it fires, so that one cause is one finding.</summary>
    public string? Instead { get; init; }

    /// <summary>Why <see cref="Instead"/> is the better answer.</summary>
    public string? Because { get; init; }
}

/// <summary>Every lint that the catalogue of rules (rules.md) names for a rule of the first tier.</summary>
internal static class ZlintLints
{
    public static readonly IReadOnlyList<ZlintLint> All =
    [
        new("e_basic_constr_invalid_der", "MCG1017"),
        new("e_cert_ext_invalid_der", "MCG1017"),
        new("e_incorrect_ku_encoding", "MCG1018"),
        new("e_superfluous_ku_encoding", "MCG1018"),
        new("e_key_usage_incorrect_length", "MCG1018"),
        new("e_subject_printable_string_badalpha", "MCG1019"),
        new("e_subject_dn_not_printable_characters", "MCG1019") { Least = Level.Note },
        new("e_utf8_latin1_mixup", "MCG1019") { Least = Level.Note },
        new("e_rsa_mod_less_than_2048_bits", "MCG2006"),
        new("e_mp_modulus_must_be_2048_bits_or_more", "MCG2006"),
        new("e_mp_modulus_must_be_divisible_by_8", "MCG2007"),
        new("e_rsa_public_exponent_not_odd", "MCG2009") { Least = Level.Error },
        new("e_rsa_public_exponent_too_small", "MCG2009") { Least = Level.Error },
        new("w_rsa_public_exponent_not_in_range", "MCG2009"),
        new("e_mp_exponent_cannot_be_one", "MCG2009") { Least = Level.Error },
        new("e_rsa_exp_negative", "MCG2009") { Least = Level.Error },
        new("w_rsa_mod_not_odd", "MCG2010"),
        new("w_rsa_mod_factors_smaller_than_752", "MCG2010"),
        new("e_rsa_no_public_key", "MCG2010"),
        new("e_rsa_fermat_factorization", "MCG2011"),
        new("e_ec_improper_curves", "MCG2016"),
        new("e_public_key_type_not_allowed", "MCG2016", "MCG2019") { Instead = "MCG2024", Because = "a key of a kind that is not evaluated is an error whoever issued it" },
        new("e_algorithm_identifier_improper_encoding", "MCG2017", "MCG2020"),
        new("e_mp_ecdsa_pub_key_encoding_correct", "MCG2017", "MCG2020"),
        new("e_spki_rsa_encryption_parameter_not_null", "MCG2020"),
        new("e_mp_rsassa-pss_in_spki", "MCG2021"),
        new("e_br_prohibit_dsa_usage", "MCG2022"),
        new("e_prohibit_dsa_usage", "MCG2022"),
        new("e_invalid_certificate_version", "MCG3001"),
        new("e_cert_extensions_version_not_3", "MCG3001"),
        new("e_serial_number_not_positive", "MCG3002"),
        new("e_serial_number_longer_than_20_octets", "MCG3003"),
        new("e_cert_sig_alg_not_match_tbs_sig_alg", "MCG3006"),
        new("e_issuer_field_empty", "MCG3007"),
        new("e_ca_subject_field_empty", "MCG3008"),
        new("e_subject_empty_without_san", "MCG3009"),
        new("e_ext_san_not_critical_without_subject", "MCG3009"),
        new("e_subject_common_name_max_length", "MCG3012"),
        new("e_subject_organization_name_max_length", "MCG3012"),
        new("e_subject_organizational_unit_name_max_length", "MCG3012"),
        new("e_ext_duplicate_extension", "MCG4001"),
        new("e_ext_cannot_be_empty_sequence", "MCG4003"),
        new("e_sub_cert_not_is_ca", "MCG4010") { As = "server" },
        new("e_basic_constraints_not_critical", "MCG4011"),
        new("e_sub_cert_basic_constraints_not_critical", "MCG4011"),
        new("e_path_len_constraint_improperly_included", "MCG4012"),
        new("e_path_len_constraint_zero_or_less", "MCG4012") { About = "negative", Instead = "MCG4003", Because = "a negative number is not read" },
        new("e_ca_key_usage_missing", "MCG4020"),
        new("e_ca_key_usage_not_critical", "MCG4020"),
        new("e_ca_key_cert_sign_not_set", "MCG4020", "MCG7015"),
        new("e_ca_crl_sign_not_set", "MCG4020"),
        new("e_sub_cert_key_usage_cert_sign_bit_set", "MCG4021"),
        new("e_sub_cert_key_usage_crl_sign_bit_set", "MCG4021"),
        new("e_ext_key_usage_cert_sign_without_ca", "MCG4021"),
        new("e_ext_key_usage_without_bits", "MCG4022"),
        new("w_ext_key_usage_not_critical", "MCG4023") { Instead = "MCG4020", Because = "a CA's key usage has a rule of its own" },
        new("e_rsa_allowed_ku_ee", "MCG4025"),
        new("e_rsa_allowed_ku_ca", "MCG4025"),
        new("e_rsa_allowed_ku_no_encipherment_ca", "MCG4025"),
        new("e_ecdsa_allowed_ku", "MCG4026") { Least = Level.Error },
        new("n_ecdsa_ee_invalid_ku", "MCG4026"),
        new("e_cabf_ecc_allowed_key_usages", "MCG4026") { Least = Level.Error, Instead = "MCG4024", Because = "what lacks digitalSignature has a rule of its own" },
        new("w_cabf_ecc_ku_keyagreement_present", "MCG4026") { About = "keyAgreement is" },
        new("e_sub_cert_eku_missing", "MCG4030"),
        new("e_sub_cert_eku_check", "MCG4030", "MCG4032"),
        new("w_sub_cert_eku_extra_values", "MCG4032"),
        new("e_client_auth_not_allowed", "MCG4034"),
        new("e_ca_invalid_eku", "MCG4036"),
        new("n_sub_ca_eku_missing", "MCG4036"),
        new("n_sub_ca_eku_not_technically_constrained", "MCG4036"),
        new("e_ext_subject_key_identifier_missing_ca", "MCG4040"),
        new("e_ext_subject_key_identifier_critical", "MCG4042"),
        new("e_ext_authority_key_identifier_critical", "MCG4042"),
        new("e_ext_authority_key_identifier_no_key_identifier", "MCG4043"),
        new("e_mp_authority_key_identifier_correct", "MCG4044"),
        new("e_ext_san_missing", "MCG4050"),
        new("e_ext_san_no_entries", "MCG4051"),
        new("e_ext_san_empty_name", "MCG4051"),
        new("w_ext_san_critical_with_subject_dn", "MCG4052"),
        new("e_ext_san_rfc822_name_present", "MCG4053"),
        new("e_ext_san_other_name_present", "MCG4053"),
        new("e_ext_san_directory_name_present", "MCG4053"),
        new("e_ext_san_uniform_resource_identifier_present", "MCG4053"),
        new("e_ext_san_registered_id_present", "MCG4053"),
        new("e_ext_san_edi_party_name_present", "MCG4053") { As = "server" },
        new("e_ext_name_constraints_not_in_ca", "MCG4060") { About = "is not a CA" },
        new("e_name_constraint_empty", "MCG4060") { About = "nothing", Instead = "MCG4003", Because = "constraints without a subtree are not read" },
        new("e_name_constraint_minimum_non_zero", "MCG4060") { About = "minimum", Instead = "MCG4003", Because = "a subtree with a minimum is not read" },
        new("e_name_constraint_maximum_not_absent", "MCG4060") { About = "maximum", Instead = "MCG4003", Because = "a subtree with a maximum is not read" },
        new("e_ext_name_constraints_not_critical", "MCG4060"),
        new("e_name_constraint_not_fqdn", "MCG4061"),
        new("e_precert_with_sct_list", "MCG4084") { About = "timestamps" },
        new("e_signature_algorithm_not_supported", "MCG5001"),
        new("e_sub_cert_or_sub_ca_using_sha1", "MCG5002"),
        new("e_tbs_signature_rsa_encryption_parameter_not_null", "MCG5004") { Instead = "MCG3006", Because = "what differs inside and outside the signed part has a rule of its own" },
        new("e_mp_ecdsa_signature_encoding_correct", "MCG5005"),
        new("e_mp_rsassa-pss_parameters_encoding_in_signature_algorithm_correct", "MCG5006"),
        new("e_validity_time_not_positive", "MCG6004"),
        new("e_wrong_time_format_pre2050", "MCG6005"),
        new("e_utc_time_does_not_include_seconds", "MCG6006"),
        new("e_utc_time_not_in_zulu", "MCG6006"),
        new("e_generalized_time_does_not_include_seconds", "MCG6006"),
        new("e_generalized_time_includes_fraction_seconds", "MCG6006"),
        new("e_generalized_time_not_in_zulu", "MCG6006"),
        new("e_tls_server_cert_valid_time_longer_than_398_days", "MCG6008") { Least = Level.Error },
        new("w_tls_server_cert_valid_time_longer_than_397_days", "MCG6008"),
        new("e_server_cert_valid_time_longer_than_200_days", "MCG6008") { Least = Level.Error },
        new("e_server_cert_valid_time_longer_than_100_days", "MCG6008") { Least = Level.Error },
        new("e_server_cert_valid_time_longer_than_47_days", "MCG6008") { Least = Level.Error },
        new("w_server_cert_valid_time_longer_than_199_days", "MCG6008"),
        new("w_server_cert_valid_time_longer_than_99_days", "MCG6008"),
        new("w_server_cert_valid_time_longer_than_46_days", "MCG6008"),
        new("e_sub_cert_valid_time_longer_than_825_days", "MCG6008") { Least = Level.Error },
        new("e_ca_is_ca", "MCG7014") { Instead = "MCG4021", Because = "without CA:TRUE it is a leaf, and one that may sign certificates" },
        new("w_subject_common_name_included", "MCG8003") { IsInverse = true },
        new("e_subject_common_name_not_exactly_from_san", "MCG8004"),
        new("w_extra_subject_common_names", "MCG8005"),
        new("e_dnsname_left_label_wildcard_correct", "MCG8006"),
        new("e_dnsname_wildcard_only_in_left_label", "MCG8006"),
        new("e_san_wildcard_not_first", "MCG8006") { As = "server" },
        new("e_san_bare_wildcard", "MCG8006"),
        new("e_dnsname_bad_character_in_label", "MCG8008"),
        new("e_rfc_dnsname_label_too_long", "MCG8008"),
        new("e_rfc_dnsname_empty_label", "MCG8008"),
        new("e_rfc_dnsname_hyphen_in_sld", "MCG8008"),
        new("e_ext_san_dns_name_too_long", "MCG8008"),
        new("e_san_dns_name_starts_with_period", "MCG8008") { As = "server" },
        new("e_dnsname_empty_label", "MCG8009"),
        new("e_underscore_not_permissible_in_dnsname", "MCG8010"),
        new("e_rfc_dnsname_underscore_in_sld", "MCG8010"),
        new("w_rfc_dnsname_underscore_in_trd", "MCG8010"),
        new("e_ext_san_space_dns_name", "MCG8011"),
        new("e_san_dns_name_includes_null_char", "MCG8011"),
        new("e_ext_san_dns_not_ia5_string", "MCG8011"),
        new("e_international_dns_name_not_unicode", "MCG8012"),
        new("e_international_dns_name_not_nfc", "MCG8012"),
        new("e_dnsname_contains_prohibited_reserved_label", "MCG8012"),
    ];
}
